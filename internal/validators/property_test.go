// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// TestValidators_noFalseAlarm: whatever is made by the rules of the API passes.
func TestValidators_noFalseAlarm(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		v     validator.String
		valid *rapid.Generator[string]
	}{
		"username":        {validators.Username(), rapid.StringMatching("[a-zA-Z0-9@^$.!`\\-#+'~_]{1,128}")},
		"e-mail":          {validators.Email(), rapid.StringMatching(`[a-zA-Z0-9!#$%&'*+/=?^_{|}~-]{1,30}(\.[a-zA-Z0-9_+-]{1,30})?@([a-z0-9]{1,20}\.){1,3}[a-z]{2,10}`)},
		"phone":           {validators.Phone(), rapid.StringMatching(`\+[0-9]{1,15}`)},
		"connection name": {validators.ConnectionName(), rapid.StringMatching(`[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9]){0,63}`)},
		"connection id":   {validators.ConnectionID(), rapid.StringMatching(`con_[a-zA-Z0-9]{16}`)},
		"custom domain":   {validators.CustomDomain(), rapid.StringMatching(`([a-z0-9-]{1,20}\.){1,3}[a-z]{2,10}`)},
		"picture":         {validators.URI(), rapid.StringMatching(`https?://[a-z0-9-]{1,20}\.[a-z]{2,6}(:[0-9]{2,4})?/[a-zA-Z0-9/_.~=?&#+-]{0,300}`)},
		"user id": {validators.UserID(), rapid.Custom(func(t *rapid.T) string {
			return rapid.StringMatching(`[a-zA-Z0-9_.:/%-]{1,200}`).Draw(t, "id")
		})},
		"full user id": {validators.FullUserID(), rapid.Custom(func(t *rapid.T) string {
			return rapid.StringMatching(`[a-z0-9-]{1,20}`).Draw(t, "provider") + "|" + rapid.StringN(1, 100, -1).Filter(func(s string) bool {
				return strings.TrimRightFunc(s, unicode.IsSpace) == s
			}).Draw(t, "id")
		})},
		"name": {validators.Length(1, 300), rapid.StringN(1, 300, -1).Filter(func(s string) bool {
			return strings.TrimFunc(s, unicode.IsSpace) != "" && utf8.ValidString(s)
		})},
		"secret": {validators.Secret(), rapid.StringN(1, 100, -1)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) {
				value := c.valid.Draw(rt, "value")
				resp := &validator.StringResponse{}
				c.v.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: types.StringValue(value)}, resp)
				if resp.Diagnostics.HasError() {
					rt.Fatalf("%q is refused: %s", value, resp.Diagnostics[0].Detail())
				}
			})
		})
	}
}
