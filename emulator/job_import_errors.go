// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// Codes of errors of single users, as documented. Which refusal has which code is recorded
// for DUPLICATED_USER and documented for MFA_FACTORS_FAILED; the codes of schema violations
// follow from their names, and the rest is assumed.
const (
	codeDuplicate          = "DUPLICATED_USER"
	codeConflict           = "CONFLICT"
	codeConflictEmail      = "CONFLICT_EMAIL"
	codeConflictUsername   = "CONFLICT_USERNAME"
	codeMissing            = "ANY_OF_MISSING"
	codeInvalidType        = "INVALID_TYPE"
	codeNotPassed          = "NOT_PASSED"
	codeConnectionNotFound = "CONNECTION_NOT_FOUND"
)

// importError is why a user of the file was not imported, nil if it was.
type importError struct{ code, message, path string }

// The first text is recorded, the second reported, brackets and all.
const (
	textExists   = "The user already exist and upsert parameter is false"
	textRepeated = "A user with this [email|username|user_id] was already provided."
)

// violationCodes give a schema violation the code that the documents list.
var violationCodes = []struct{ start, code string }{
	{"Missing required", "OBJECT_REQUIRED"},
	{"Expected type", codeInvalidType},
	{"String is too short", "MIN_LENGTH"},
	{"String is too long", "MAX_LENGTH"},
	{"String does not match", "PATTERN"},
	{"Object didn't pass", "FORMAT"},
	{"No enum match", "ENUM_MISMATCH"},
	{"Array is too short", "ARRAY_LENGTH_SHORT"},
	{"Array is too long", "ARRAY_LENGTH_LONG"},
	{"is less than minimum", "MINIMUM"},
	{"is greater than maximum", "MAXIMUM"},
}

// violated is the error for a violation of the schema. That the message names the property
// in this way is reported.
func violated(v schema.Violation) *importError {
	code := codeNotPassed
	for _, known := range violationCodes {
		if strings.Contains(v.Detail, known.start) {
			code = known.code
			break
		}
	}
	return &importError{code, "Error in " + cmp.Or(v.Path, "user") + " property - " + v.Detail, v.Path}
}

// hidden stands for what the documents call sensitive.
const hidden = "*****"

// item is the error in the list of the job, with the user as the file has it, without its
// password hash. Secrets of factors are shown, as in the documents.
func (e importError) item(in map[string]any) map[string]any {
	one := map[string]any{"code": e.code, "message": e.message}
	if e.path != "" {
		one["path"] = e.path
	}
	shown := map[string]any{}
	maps.Copy(shown, in)
	for k, v := range shown {
		if strings.Contains(k, "password") {
			shown[k] = hideValues(v)
		}
	}
	return map[string]any{"user": shown, "errors": []any{one}}
}

// hideValues hides a text, and in objects each member "value".
func hideValues(v any) any {
	object, ok := v.(map[string]any)
	if !ok {
		return hidden
	}
	out := maps.Clone(object)
	for k, inner := range out {
		_, nested := inner.(map[string]any)
		if nested || k == "value" {
			out[k] = hideValues(inner)
		}
	}
	return out
}
