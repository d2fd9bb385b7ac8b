// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "maps"

// mergeMetadata is the result of writing patch over old: first-level keys are
// replaced whole, null removes a key, an empty patch clears everything. The
// documents forbid some keys of app_metadata and dots and dollars in all keys;
// no source shows the service refusing them, so neither do we.
func mergeMetadata(old, patch map[string]any) map[string]any {
	if len(patch) == 0 {
		return map[string]any{}
	}
	merged := maps.Clone(old)
	if merged == nil {
		merged = map[string]any{}
	}
	for k, v := range patch {
		if v == nil {
			delete(merged, k)
		} else {
			merged[k] = v
		}
	}
	return merged
}

// setMetadata writes the metadata attributes of body into doc. An empty
// user_metadata reads back as {}, an empty app_metadata not at all (recorded).
func setMetadata(doc, body map[string]any) {
	for _, key := range []string{"user_metadata", "app_metadata"} {
		patch, ok := body[key].(map[string]any)
		if !ok {
			continue
		}
		old, _ := doc[key].(map[string]any)
		merged := mergeMetadata(old, patch)
		if len(merged) == 0 && key == "app_metadata" {
			delete(doc, key)
		} else {
			doc[key] = merged
		}
	}
}
