// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// absent are parts of the Management API that the emulator does not have, each with a
// request that a test sends to see that it is so.
var absent = []struct{ what, path string }{
	{"Actions, triggers, flows and forms, beyond an empty list of Actions", "/actions/triggers"},
	{"Attack protection", "/attack-protection/brute-force-protection"},
	{"Branding, prompts, e-mail templates and providers", "/branding"},
	{"Credentials of applications (`private_key_jwt`), which a seed can give", "/clients/client/credentials"},
	{"Custom domains, which a seed can name", "/custom-domains"},
	{"Events and log streams", "/log-streams"},
	{"Keys and signing", "/keys/signing"},
	{
		"Provisioning of directories (SCIM, directory sync), whose groups a seed can have",
		"/connections/con_0000000000000000/scim-configuration",
	},
	{"Rules and hooks", "/rules"},
	{"Guardian and multi-factor settings of the tenant", "/guardian/factors"},
	{"Settings and statistics of the tenant", "/tenants/settings"},
	{"Device credentials and grants of users", "/device-credentials"},
}

const pageHead = `---
page_title: "What auth0-emulator answers, and how that is known"
description: |-
  Every operation that the emulator serves, with the evidence for its behaviour, and what it does not have.
---

# What auth0-emulator answers, and how that is known

An emulator is worth what it is true. This page is written from the marks in its code, one for each operation, and a test fails when it is not.

| Evidence | Means |
|---|---|
| recorded | answers follow recordings of real traffic; where those are silent, the published reference |
| specified | request and answer follow the published OpenAPI document; no traffic was seen |
| documented | the documentation says what it does, but no schema does |
| assumed | only that there is such an operation is known |

Scopes, closed request bodies, the texts of validation errors, paging and rate-limit headers are the same everywhere, and known from all four kinds. The
guide *A tenant for tests* has what the emulator believes where sources contradict each other.

`

const pageTail = `
Besides these, ` + "`POST /oauth/token`" + ` takes client credentials with a secret or a signed assertion, as recorded and documented.
` + "`-tokensets`" + ` brings back ` + "`/users/{id}/federated-connections-tokensets`" + `, which Auth0 had until July 2026, as recorded.

## What is not there

Other operations answer 404, as a route does that Auth0 does not know. Among them:

`

const pageEnd = `
Nobody can log in: there are no pages and no ` + "`/authorize`" + `. What logins leave behind is made by ` + "`POST /_emulator/logins`" + `, or by a seed.
`

func page() string {
	var b strings.Builder
	b.WriteString(pageHead)
	operations := emulator.Operations()
	counts := map[emulator.Evidence]int{}
	for _, o := range operations {
		counts[o.Evidence]++
	}
	fmt.Fprintf(&b, "## Operations\n\n%d operations: %d recorded, %d specified, %d documented, %d assumed.\n\n", len(operations),
		counts[emulator.Recorded], counts[emulator.Specified], counts[emulator.Documented], counts[emulator.Assumed])
	b.WriteString("| Operation | Scopes | Evidence | Beyond it |\n|---|---|---|---|\n")
	for _, o := range operations {
		fmt.Fprintf(&b, "| `%s %s` | %s | %s | %s |\n", o.Method, o.Path, scopes(o), o.Evidence, o.Note)
	}
	b.WriteString(pageTail)
	for _, a := range absent {
		fmt.Fprintf(&b, "- %s\n", a.what)
	}
	b.WriteString(pageEnd)
	return b.String()
}

func scopes(o emulator.Operation) string {
	between := " or "
	if o.EveryScope {
		between = " and "
	}
	text := "`" + strings.Join(o.Scopes, "`"+between+"`") + "`"
	if o.Instead != "" {
		text += ", or `" + o.Instead + "`"
	}
	return text
}
