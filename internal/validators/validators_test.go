// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestValidators(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		v         validator.String
		good, bad []string
	}{
		{
			"email", Email(),
			[]string{"ada@example.com", "a+b@example.co.uk", "o'neil@example.com", strings.Repeat("a", 64) + "@example.com", "ADA@EXAMPLE.COM", "jörg@example.com"},
			[]string{"", "ada", "ada@", "@example.com", "ada@example", "Ada <ada@example.com>", "ada @example.com", "a@b@c.com", strings.Repeat("a", 65) + "@example.com", "a@" + strings.Repeat("b", 260) + ".com", "ada@example.com\n"},
		},
		{
			"phone", Phone(),
			[]string{"+1", "+14155550123", "+123456789012345"},
			[]string{"", "14155550123", "+", "+1 415", "+1-415", "+1234567890123456", "+1415555\n"},
		},
		{
			"uri", URI(),
			[]string{"https://example.com/a.png", "http://example.com", "https://example.com/" + strings.Repeat("x", 2<<10), "https://s.gravatar.com/avatar/3e?s=480&r=pg&d=https%3A%2F%2Fcdn"},
			[]string{"", "example.com/a.png", "/a.png", "ftp://example.com/a", "https://", "https://exa mple.com/a b", "https://example.com/" + strings.Repeat("x", 100<<10)},
		},
		{
			"user id", UserID(),
			[]string{"abc", "auth0|abc", "65e1a2b3c4d5e6f708192a3b", "a/b%c:d", strings.Repeat("x", 255)},
			[]string{"", "auth0|", "a b", "a\tb", strings.Repeat("x", 256)},
		},
		{
			"full user id", FullUserID(),
			[]string{"auth0|abc", "samlp|acme|Jörg Müller/100%:x", "google-oauth2|1122", "a|b c"},
			[]string{"a| ", " a|b", "a|b\u00a0", "", "abc", "|abc", "auth0|", "ada@example.com"},
		},
		{
			"connection id", ConnectionID(),
			[]string{"con_aB3dE5fG7hI9jK1l"},
			[]string{"", " con_aB3dE5fG7hI9jK1l", "con_", "Username-Password-Authentication", "con_aB3dE5fG7hI9jK1", "con_aB3dE5fG7hI9jK1l\n", "con_aB3dE5fG7hI9jK1!"},
		},
		{
			"length", Length(1, 3),
			[]string{"a", "abc", "äöü"},
			[]string{"", "abcd", " ", "\t\n", "\u00a0"},
		},
		{
			"length from 0", Length(0, 3),
			[]string{"", " ", "abc"},
			[]string{"abcd"},
		},
		{
			"username", Username(),
			[]string{"a", "Ada", "ada_1815", "ada@home", "@^$.!`-#+'~_", "a.b", strings.Repeat("x", 128), "@", "a@b", "ada@example.com", "+14155550123"},
			[]string{"", " ", "a b", "ada\n", "jörg", "a/b", `a"b`, "a,b", "漢字", strings.Repeat("x", 129)},
		},
		{
			"connection name", ConnectionName(),
			[]string{"email", "sms", "Username-Password-Authentication", "a", "9", "acme-saml", strings.Repeat("x", 128)},
			[]string{"", " ", "email\n", "a b", "-a", "a-", "a--b", "a_b", "ä", strings.Repeat("x", 129)},
		},
		{
			"one of", OneOf("delete", "keep"),
			[]string{"delete", "keep"},
			[]string{"", "Delete", "keep ", "delete,keep"},
		},
		{
			"secret", Secret(),
			[]string{"x", " ", "Päßword 漢字"},
			[]string{""},
		},
		{
			"bare", Bare(),
			[]string{"", " ", "\n", "a", "a b", "Jörg"},
			[]string{"a ", " a", "a\n", "\ta", "a\u00a0"},
		},
		{
			"custom domain", CustomDomain(),
			[]string{"login.example.com", "a.b", "localhost:8080", strings.Repeat("x", 255)},
			[]string{"", "ab", "https://login.example.com", "login.example.com/", "login.example.com ", "login example.com", strings.Repeat("x", 256)},
		},
		{
			"searched connection", SearchedConnection(),
			[]string{"email", "old_name with blanks", "con_1", strings.Repeat("x", 128)},
			[]string{"", " ", "con_aB3dE5fG7hI9jK1l", "email ", strings.Repeat("x", 129)},
		},
		{
			"duration", Duration(),
			[]string{"30s", "2m", "1h30m"},
			[]string{"", "30", "-1s", "0s", "soon"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			check := func(value types.String) int {
				resp := &validator.StringResponse{}
				c.v.ValidateString(context.Background(), validator.StringRequest{Path: path.Root("x"), ConfigValue: value}, resp)
				return resp.Diagnostics.ErrorsCount()
			}
			for _, v := range c.good {
				if check(types.StringValue(v)) != 0 {
					t.Errorf("%q refused", v)
				}
			}
			for _, v := range c.bad {
				if check(types.StringValue(v)) != 1 {
					t.Errorf("%q accepted", v)
				}
			}
			if check(types.StringNull()) != 0 || check(types.StringUnknown()) != 0 {
				t.Error("null and unknown must pass")
			}
			if c.v.Description(context.Background()) == "" || c.v.MarkdownDescription(context.Background()) == "" {
				t.Error("no description")
			}
		})
	}
}

// Where an attribute may be left out, an empty text is met with how to do so.
func TestValidators_empty(t *testing.T) {
	t.Parallel()
	s := schema.Schema{Attributes: map[string]schema.Attribute{"may": schema.StringAttribute{Optional: true}, "must": schema.StringAttribute{Required: true}}}
	for name, v := range map[string]validator.String{
		"email": Email(), "phone": Phone(), "uri": URI(), "user id": UserID(), "full user id": FullUserID(), "connection id": ConnectionID(), "length": Length(1, 3), "custom domain": CustomDomain(), "searched connection": SearchedConnection(),
		"duration": Duration(), "username": Username(), "connection name": ConnectionName(), "one of": OneOf("a"), "secret": Secret(), "not blank": NotBlank("Write something."),
	} {
		for attribute, wants := range map[string]bool{"may": true, "must": false} {
			resp := &validator.StringResponse{}
			v.ValidateString(t.Context(), validator.StringRequest{
				Path: path.Root(attribute), Config: tfsdk.Config{Schema: s}, ConfigValue: types.StringValue(""),
			}, resp)
			if len(resp.Diagnostics) != 1 || strings.Contains(resp.Diagnostics[0].Detail(), "write null") != wants {
				t.Errorf("%s, %s: %v", name, attribute, resp.Diagnostics)
			}
		}
	}
}

// A value that is far too long is not repeated as a whole.
func TestValidators_short(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä ", 50<<10)
	for name, v := range map[string]validator.String{
		"email": Email(), "phone": Phone(), "uri": URI(), "user id": UserID(), "full user id": FullUserID(), "connection id": ConnectionID(), "length": Length(1, 3), "custom domain": CustomDomain(), "searched connection": SearchedConnection(),
		"duration": Duration(), "username": Username(), "connection name": ConnectionName(), "one of": OneOf("a"),
	} {
		resp := &validator.StringResponse{}
		v.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: types.StringValue(long)}, resp)
		if len(resp.Diagnostics) != 1 || len(resp.Diagnostics[0].Detail()) > 1000 {
			t.Errorf("%s: %.200v", name, resp.Diagnostics)
		}
	}
}

// Whoever has white space around an ID or a name is told of it, and not that the rest of it is wrong.
func TestValidators_blanks(t *testing.T) {
	t.Parallel()
	for value, v := range map[string]validator.String{
		"auth0|abc ": FullUserID(), " con_aB3dE5fG7hI9jK1l": ConnectionID(), "email\n": ConnectionName(), "rol_aB3dE5fG7hI9jK1l ": Bare(),
	} {
		resp := &validator.StringResponse{}
		v.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: types.StringValue(value)}, resp)
		if len(resp.Diagnostics) != 1 || !strings.Contains(resp.Diagnostics[0].Detail(), "trimspace()") {
			t.Errorf("%q: %v", value, resp.Diagnostics)
		}
	}
}

// What stands in the wrong place is recognised, and the right place named.
func TestValidators_mistaken(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]struct {
		v     validator.String
		value string
	}{
		"looks like the ID of a connection, and its name is wanted": {ConnectionName(), "con_aB3dE5fG7hI9jK1l"},
		"Of an auth0_connection, that is the attribute name":        {SearchedConnection(), "con_aB3dE5fG7hI9jK1l"},
		"finds a user by the argument email":                        {FullUserID(), "ada@example.com"},
	} {
		resp := &validator.StringResponse{}
		c.v.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: types.StringValue(c.value)}, resp)
		if len(resp.Diagnostics) != 1 || !strings.Contains(resp.Diagnostics[0].Detail(), want) {
			t.Errorf("%q: %v, want %q", c.value, resp.Diagnostics, want)
		}
	}
}
