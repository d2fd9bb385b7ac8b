// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import "github.com/auth0users/terraform-provider-auth0users/internal/redact"

// secretsOf collects every text that the plan marks as secret anywhere: what Auth0 or a configuration derives from
// it, such as a name from an e-mail address, bears no mark of its own.
func secretsOf(p *plan) *redact.Secrets {
	found := map[string]bool{}
	for _, rc := range p.Changes {
		collectSecrets(decode(rc.Change.Before), decode(rc.Change.BeforeSensitive), false, found)
		collectSecrets(decode(rc.Change.After), decode(rc.Change.AfterSensitive), false, found)
	}
	for _, i := range p.Invocations {
		collectSecrets(decode(i.Values), decode(i.Sensitive), false, found)
	}
	list := make([]string, 0, len(found))
	for secret := range found {
		list = append(list, secret)
	}
	secrets := new(redact.Secrets)
	secrets.Configure(list...)
	return secrets
}

func collectSecrets(v, mark any, inside bool, found map[string]bool) {
	inside = inside || mark == true
	switch v := v.(type) {
	case string:
		if inside && v != "" {
			found[v] = true
		}
	case map[string]any:
		for name, inner := range v {
			collectSecrets(inner, below(mark, name), inside || neverShown[name], found)
		}
	case []any:
		marks, _ := mark.([]any)
		for i, inner := range v {
			var own any
			if i < len(marks) {
				own = marks[i]
			}
			collectSecrets(inner, own, inside, found)
		}
	}
}

// mask hides the secrets in everything that the report can show.
func (r *Report) mask(secrets *redact.Secrets) {
	for _, p := range r.People {
		p.ID = secrets.Text(p.ID)
		maskTexts(p.Names, secrets)
		maskTexts(p.Addresses, secrets)
		maskPhrases(p.what, secrets)
	}
	maskPhrases(r.unclear, secrets)
}

func maskTexts(texts []string, secrets *redact.Secrets) {
	for i, text := range texts {
		texts[i] = secrets.Text(text)
	}
}

func maskPhrases(phrases []phrase, secrets *redact.Secrets) {
	for _, phrase := range phrases {
		for i, part := range phrase {
			if f, ok := part.(foreign); ok {
				phrase[i] = foreign(secrets.Text(string(f)))
			}
		}
	}
}
