// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package connoptions

import (
	"crypto/rand"
	"encoding/base64"
)

// encrypted hides the values of a configuration as the service does: nobody gets them
// back, and the text is another one after each write. Nothing here needs the values,
// so the text is random.
func encrypted(configuration object) object {
	out := make(object, len(configuration))
	for k, v := range configuration {
		s, ok := v.(string)
		if !ok { // null
			out[k] = v
			continue
		}
		const overhead = 32 // of a nonce and a tag
		noise := make([]byte, overhead+len(s))
		_, _ = rand.Read(noise) // never fails
		out[k] = base64.StdEncoding.EncodeToString(noise)
	}
	return out
}
