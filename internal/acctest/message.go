// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"regexp"
	"strings"
	"testing"
)

// Message matches a sentence in the CLI's output, which breaks lines wherever it likes.
func Message(sentence string) *regexp.Regexp {
	words := strings.Fields(sentence)
	for i, word := range words {
		words[i] = regexp.QuoteMeta(word)
	}
	return regexp.MustCompile(strings.Join(words, `[\s│]+`))
}

// Messages matches output that has all of the sentences in this order.
func Messages(sentences ...string) *regexp.Regexp {
	parts := make([]string, len(sentences))
	for i, sentence := range sentences {
		parts[i] = Message(sentence).String()
	}
	return regexp.MustCompile(`(?s)` + strings.Join(parts, `.*`))
}

// Says asserts that the CLI printed each of the sentences, in any order.
func Says(t *testing.T, out string, sentences ...string) {
	t.Helper()
	for _, sentence := range sentences {
		if !Message(sentence).MatchString(out) {
			t.Errorf("the CLI does not say %q:\n%s", sentence, out)
		}
	}
}

// SaysNot asserts that the CLI printed none of the sentences.
func SaysNot(t *testing.T, out string, sentences ...string) {
	t.Helper()
	for _, sentence := range sentences {
		if Message(sentence).MatchString(out) {
			t.Errorf("the CLI says %q:\n%s", sentence, out)
		}
	}
}
