// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	noConnection   = "Connection Does Not Exist"
	connectionList = "GET /connections"
)

// Nobody in a connection that does not exist is told from nobody in one that does, with one request in a run.
func TestNobody(t *testing.T) {
	t.Parallel()
	const almost = "username-password-autentication"
	for name, c := range map[string]struct {
		typeName string
		set      acctest.Attributes
		looks    int
		warned   bool
		refused  bool
	}{
		"users":                 {usersType, acctest.Attributes{"connection_name": acctest.String(almost)}, 1, true, false},
		"users, query":          {usersType, acctest.Attributes{"connection_name": acctest.String(almost), "q": acctest.String("name:Ada*")}, 1, true, false},
		"nobody in one":         {usersType, acctest.Attributes{"connection_name": acctest.String("email"), "q": acctest.String("name:Nobody")}, 1, false, false},
		"somebody":              {usersType, acctest.Attributes{"connection_name": acctest.String("email")}, 0, false, false},
		"nobody, no connection": {usersType, acctest.Attributes{"q": acctest.String("name:Nobody")}, 0, false, false},
		"one by e-mail": {userType, acctest.Attributes{
			"connection_name": acctest.String(almost), "email": acctest.String("ada@example.com"), "allow_missing": acctest.Bool(true),
		}, 1, true, false},
		"one by query": {userType, acctest.Attributes{
			"connection_name": acctest.String(almost), "query": acctest.String("username:ada"), "allow_missing": acctest.Bool(true),
		}, 1, true, false},
		"one who must be": {userType, acctest.Attributes{"connection_name": acctest.String(almost), "email": acctest.String("ada@example.com")}, 1, true, true},
		"one who is":      {userType, acctest.Attributes{"connection_name": acctest.String("email"), "email": acctest.String("ada@example.com")}, 0, false, false},
		"one by ID":       {userType, acctest.Attributes{"user_id": acctest.String("email|nobody"), "allow_missing": acctest.Bool(true)}, 0, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.NewProtocol(nil)
			w.ResetRequests()
			_, diags := p.ReadData(c.typeName, c.set)
			if looks := w.Requests()[connectionList]; looks != c.looks || (warning(diags) != "") != c.warned || (len(withoutWarnings(diags)) > 0) != c.refused {
				t.Errorf("%d looks, %v", looks, diags)
			}
			if c.warned {
				acctest.Says(t, warning(diags), noConnection, fmt.Sprintf("no connection with the name %q", almost), `The nearest name is "Username-Password-Authentication"`)
			}
			if _, again := p.ReadData(c.typeName, c.set); warning(again) != "" || w.Requests()[connectionList] != c.looks {
				t.Errorf("again, with %d looks: %v", w.Requests()[connectionList], again)
			}
		})
	}
}

// Whoever may not look at connections, or does not want to, hears nothing, and no request is refused.
func TestNobody_noLook(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Seed("clients: [{id: least, secret: least-secret, scopes: ['read:users']}]")
	for name, settings := range map[string]map[string]tftypes.Value{
		"no scope":     {"client_id": acctest.String("least"), "client_secret": acctest.String("least-secret")},
		"no preflight": {"preflight": acctest.String("off")},
	} {
		_, diags := w.NewProtocol(settings).ReadData(usersType, acctest.Attributes{"connection_name": acctest.String("emial")})
		if len(diags) > 0 || w.Requests()[connectionList] > 0 {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// warning is the warning about a connection; "" for none.
func warning(diags []*tfprotov6.Diagnostic) string {
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityWarning && d.Summary == noConnection {
			return strings.Join([]string{d.Summary, d.Detail}, "\n")
		}
	}
	return ""
}
