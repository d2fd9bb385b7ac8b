// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What the recordings show, and what follows from it for other values.
func TestMasks(t *testing.T) {
	t.Parallel()
	for email, want := range map[string]string{
		"chuck334@example.com": "chuc****@exam*******", "foo@example.com": "****@exam*******",
		"a.very.long.name@b.io": "a.ve****@b.io", "äöüßé@ex.org": "äöüß****@ex.o**", `"a@b c"@example.com`: `"a@b****@exam*******`,
		"nobody": "nobo****",
	} {
		if got := MaskEmail(email); got != want {
			t.Errorf("%s became %s, want %s", email, got, want)
		}
	}
	for number, want := range map[string]string{"+15555555044": "XXXXXXXX5044", "5044": "5044", "12": "12", "+5044": "X5044"} {
		if got := MaskPhoneNumber(number); got != want {
			t.Errorf("%s became %s, want %s", number, got, want)
		}
	}
	for masked, others := range map[string][]string{
		"chuc****@exam*******": {"grace@example.com", "chuck334@other.com", "chu@example.com", "chuck334", ""},
		"****@exam*******":     {"foo@other.com", "foo", ""},
		"a.ve****@b.io":        {"a.very.long.name@b.ioo", "a.very.long.name@b.i"},
	} {
		for _, other := range others {
			if FitsMaskedEmail(other, masked) {
				t.Errorf("%s fits %s", other, masked)
			}
		}
	}
	for masked, others := range map[string][]string{"XXXXXXXX5044": {"+15555555045", "", "504"}, "5044": {"+5044", "15044"}} {
		for _, other := range others {
			if FitsMaskedPhoneNumber(other, masked) {
				t.Errorf("%s fits %s", other, masked)
			}
		}
	}
}

// A mask hides all but a few characters, once and for all, and the value fits it in any letter case.
func TestMaskLaws(t *testing.T) {
	t.Parallel()
	addresses := rapid.StringMatching(`[a-zA-Z0-9._+'äß-]{1,40}@[a-zA-Z0-9.-]{1,40}`)
	numbers := rapid.StringMatching(`\+?[0-9]{1,29}`)
	rapid.Check(t, func(t *rapid.T) {
		email, number := addresses.Draw(t, "email"), numbers.Draw(t, "number")
		masked := MaskEmail(email)
		if !FitsMaskedEmail(email, masked) || !FitsMaskedEmail(strings.ToUpper(email), masked) || !FitsMaskedEmail(masked, masked) {
			t.Fatalf("%s does not fit %s", email, masked)
		}
		if MaskEmail(masked) != masked || !IsMaskedEmail(masked) || IsMaskedEmail(email) {
			t.Fatalf("%s of %s: masked once more it is %s", masked, email, MaskEmail(masked))
		}
		local, domain, _ := strings.Cut(masked, "@")
		if shown := []rune(strings.ReplaceAll(local+domain, "*", "")); len(shown) > 2*maskShown {
			t.Fatalf("%s shows %s", masked, string(shown))
		}
		if other := "Z" + email; len([]rune(local)) > len(hiddenLocal) && email[0] != 'Z' && email[0] != 'z' && FitsMaskedEmail(other, masked) {
			t.Fatalf("%s fits %s of %s", other, masked, email)
		}
		masked = MaskPhoneNumber(number)
		if !FitsMaskedPhoneNumber(number, masked) || MaskPhoneNumber(masked) != masked || len(masked) != len(number) {
			t.Fatalf("%s of %s", masked, number)
		}
		if IsMaskedPhoneNumber(number) || IsMaskedPhoneNumber(masked) != (len(number) > maskShown) {
			t.Fatalf("%s of %s: masked %t", masked, number, IsMaskedPhoneNumber(masked))
		}
		if grouped := number[:len(number)-1] + " " + number[len(number)-1:]; len(number) > maskShown && (!FitsMaskedPhoneNumber(grouped, masked) || !FitsMaskedPhoneNumber(number, MaskPhoneNumber(grouped))) {
			t.Fatalf("%q does not fit the mask of %s, or the other way round", grouped, number)
		}
		if len(number) > maskShown && FitsMaskedPhoneNumber(number[:len(number)-1]+"x", masked) {
			t.Fatalf("another number fits %s", masked)
		}
	})
}
