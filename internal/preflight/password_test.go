// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

func TestWeakness(t *testing.T) {
	t.Parallel()
	newest := client.PasswordOptions{MinLength: 15}
	for _, c := range []struct {
		rule     client.PasswordOptions
		password string
		want     string
	}{
		{client.PasswordOptions{}, "x", ""},
		{client.PasswordOptions{Level: "none"}, "x", ""},
		{client.PasswordOptions{Level: "a level of next year"}, "x", ""},
		{client.PasswordOptions{Level: "low"}, "12345", "have at least 6 characters"},
		{client.PasswordOptions{Level: "low", MinLength: 3}, "123", ""},
		{client.PasswordOptions{Level: "fair"}, "Passw0rd", ""},
		{client.PasswordOptions{Level: "fair"}, "password!", "have characters of these kinds: lowercase, uppercase, number"},
		{client.PasswordOptions{Level: "good"}, "password1!", ""},
		{client.PasswordOptions{Level: "good"}, "password1", "have three of these kinds of characters: lowercase, uppercase, number, special"},
		{client.PasswordOptions{Level: "excellent"}, "Passsword1", "not have the same character three times in a row"},
		{client.PasswordOptions{Level: "excellent"}, "Passw0rd11", ""},
		{newest, "fourteen-chars", "have at least 15 characters"},
		{newest, "fifteen-chars-x", ""},
		{client.PasswordOptions{Types: []string{"special", "number"}}, "password!", "have characters of these kinds: special, number"},
		{client.PasswordOptions{Types: []string{"special", "runes of next year"}}, "password!", ""},
		{client.PasswordOptions{Types: kinds, ThreeOfFour: true}, "Password!", ""},
		{client.PasswordOptions{NoRepeats: true}, "xxx", "not have the same character three times in a row"},
		{client.PasswordOptions{MinLength: 4, NoRepeats: true}, "xxx", "have at least 4 characters, and not have the same character three times in a row"},
	} {
		if got := weakness(c.rule, c.password); got != c.want {
			t.Errorf("%+v %q: %q, want %q", c.rule, c.password, got, c.want)
		}
	}
}

// A password of every kind of characters, without repetitions, is weak only because it is short, and what is
// said depends on the rule, never on more of the password.
func TestWeakness_law(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		rule := client.PasswordOptions{
			Level: rapid.SampledFrom([]string{"", "none", "low", "fair", "good", "excellent"}).Draw(r, "level"), MinLength: rapid.IntRange(0, 40).Draw(r, "length"),
			Types: rapid.SliceOfDistinct(rapid.SampledFrom(kinds), rapid.ID).Draw(r, "types"), ThreeOfFour: rapid.Bool().Draw(r, "three"), NoRepeats: rapid.Bool().Draw(r, "repeats"),
		}
		password := "aB1!" + strings.Repeat("xY", rapid.IntRange(3, 40).Draw(r, "more"))
		got := weakness(rule, password)
		if len(password) >= rule.MinLength && got != "" {
			r.Fatalf("%+v %q: %s", rule, password, got)
		}
		if len(password) < rule.MinLength && got == "" {
			r.Fatalf("%+v %q: too short, and nothing is said", rule, password)
		}
	})
}

func TestNearest(t *testing.T) {
	t.Parallel()
	names := []string{"Username-Password-Authentication", "staff", "customers"}
	for written, want := range map[string]string{
		"username-password-authentication": "Username-Password-Authentication", "Username-Pasword-Auth": "",
		"Usernam-Password-Autentication": "Username-Password-Authentication", "stuff": "staff", "customer": "customers", "zzz": "", "customers-2": "customers",
	} {
		if got := nearest(written, names); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
	if nearest("anything", nil) != "" {
		t.Error("the nearest of none")
	}
}
