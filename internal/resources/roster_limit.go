// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// ends counts somebody who loses the account, or the way in.
func (p *rosterPlan) ends(key string, is person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endings = append(p.endings, fmt.Sprintf("%q (%s)", key, who(is.subject(), is.ID.ValueString())))
}

// limit is max_deletions of the roster.
func (p *rosterPlan) limit(most types.Int64) {
	if most.IsNull() || most.IsUnknown() || int64(len(p.endings)) <= most.ValueInt64() {
		return
	}
	slices.Sort(p.endings)
	p.diags.AddAttributeError(path.Root("max_deletions"), "Too Many People Would Leave", fmt.Sprintf(
		"This plan would delete or block %d people of the roster, and max_deletions allows %d: %s.\n\n"+
			"If that is intended, raise max_deletions for this run (where the whole roster is destroyed, apply that first). Otherwise look for "+
			"what has left the configuration: a filter, an empty file, renamed keys.",
		len(p.endings), most.ValueInt64(), strings.Join(p.endings, ", ")))
}
