// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// importFile is a file and who is in it.
type importFile struct {
	*client.ImportFile
	people []newcomer
}

// fill makes files of people; tooLarge are those whom no file can hold. Where people may share an e-mail address, a job
// refuses the second one in its file, so nobody is in a file with a namesake.
func fill(all []newcomer) (files []importFile, tooLarge []newcomer) {
	used := map[string]map[int]bool{} // The files that have an address.
	for _, n := range all {
		email := strings.ToLower(n.plan.Email.ValueString())
		if used[email] == nil {
			used[email] = map[int]bool{}
		}
		at := len(files) - 1
		for at >= 0 && used[email][at] {
			at--
		}
		if at < 0 || !files[at].Add(n.user) {
			next := importFile{ImportFile: &client.ImportFile{}}
			if !next.Add(n.user) {
				tooLarge = append(tooLarge, n)
				continue
			}
			files, at = append(files, next), len(files)
		}
		files[at].people = append(files[at].people, n)
		used[email][at] = true
	}
	return files, tooLarge
}
