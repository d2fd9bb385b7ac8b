// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	linkType  = "auth0users_user_identity"
	linkRoute = "POST /users/{id}/identities"
)

// linkConfig links to grace, with the attributes in pairs of name and value.
func linkConfig(pairs ...string) acctest.Attributes {
	config := acctest.Attributes{"user_id": acctest.String(grace)}
	for i := 0; i < len(pairs); i += 2 {
		config[pairs[i]] = acctest.String(pairs[i+1])
	}
	return config
}

// What cannot be linked is told of the right attribute, with what to do, and tokens are
// not repeated.
func TestUserIdentity_refused(t *testing.T) {
	t.Parallel()
	const none, databaseOfSeed = "", "con_aB3dE5fG7hI9jK1l"
	anyone := linkConfig("identity_provider", "google-oauth2", "identity_user_id", "1052")
	tokenOf := func(userID string, late time.Duration) func(*testing.T, *acctest.World, *time.Duration) acctest.Attributes {
		return func(t *testing.T, w *acctest.World, clock *time.Duration) acctest.Attributes {
			t.Helper()
			token := login(t, w, userID)
			*clock += late
			return linkConfig("link_with", token)
		}
	}
	for name, c := range map[string]struct {
		config acctest.Attributes
		// make makes the configuration of what only a running tenant has.
		make  func(*testing.T, *acctest.World, *time.Duration) acctest.Attributes
		fault string
		want  []string
		sent  int // Linking requests.
	}{
		"no account":   {config: linkConfig(), want: []string{"Missing Account", "Exactly one of these", "identity_user_id", "link_with_wo"}},
		"two accounts": {config: linkConfig("identity_provider", "a", "identity_user_id", "b", "link_with", "c"), want: []string{"Invalid Attribute Combination"}},
		"no provider":  {config: linkConfig("identity_user_id", "1052"), want: []string{`AttributeName("identity_user_id")`, `"identity_provider" must be specified`}},
		"a user ID as provider": {
			config: linkConfig("identity_provider", social, "identity_user_id", "1052"),
			want:   []string{`AttributeName("identity_provider")`, "without a pipe"},
		},
		"the ID of another provider": {
			config: linkConfig("identity_provider", "google-oauth2", "identity_user_id", "auth0|joan"),
			want:   []string{`AttributeName("identity_user_id")`, "Foreign Prefix of an Identity", "account of the provider auth0", `identity_provider = "auth0"`},
		},
		"a connection's name": {
			config: linkConfig("identity_provider", "auth0", "identity_user_id", "joan", "connection_id", "users"),
			want:   []string{`AttributeName("connection_id")`, "con_ and 16 letters or digits"},
		},
		"no token": {config: linkConfig("link_with", "sentinel"), want: []string{`AttributeName("link_with")`, "Invalid ID Token", "not an access token"}},
		"itself":   {config: linkConfig("identity_provider", "auth0", "identity_user_id", "grace"), want: []string{`AttributeName("identity_user_id")`, "Account Linked To Itself"}},
		"its token": {
			make: tokenOf(grace, 0), want: []string{`AttributeName("link_with")`, "Account Linked To Itself"},
		},
		"nobody": {
			config: linkConfig("identity_provider", "auth0", "identity_user_id", "nobody"), sent: 1,
			want: []string{`AttributeName("identity_user_id")`, "Unable to Link Account", "auth0|nobody to the user auth0|grace", "only accounts that are users of their own"},
		},
		"an unknown connection": {
			config: linkConfig("identity_provider", "google-oauth2", "identity_user_id", "1052", "connection_id", databaseOfSeed), sent: 1,
			want: []string{`AttributeName("connection_id")`, "it must be one of this provider"},
		},
		"to nobody": {
			config: acctest.Attributes{"user_id": acctest.String("auth0|nobody"), "identity_provider": acctest.String("google-oauth2"), "identity_user_id": acctest.String("1052")},
			sent:   1, want: []string{`AttributeName("user_id")`, "There is no user with the ID auth0|nobody"},
		},
		"to a linked account": {
			make: func(_ *testing.T, w *acctest.World, _ *time.Duration) acctest.Attributes {
				link(w, "auth0|joan", other2)
				config := linkConfig("identity_provider", "google-oauth2", "identity_user_id", "1052")
				config["user_id"] = acctest.String(other2)
				return config
			},
			sent: 1, want: []string{`AttributeName("user_id")`, "User Is A Linked Account", "Set user_id to auth0|joan"},
		},
		"linked to another": {
			make: func(_ *testing.T, w *acctest.World, _ *time.Duration) acctest.Attributes {
				link(w, "auth0|joan", social)
				return anyone
			},
			sent: 1, want: []string{`AttributeName("identity_user_id")`, "Account Linked To Another User", "to the user auth0|joan", "unlink it there first"},
		},
		"the token of an account that is linked to another": {
			make: func(t *testing.T, w *acctest.World, _ *time.Duration) acctest.Attributes {
				t.Helper()
				token := login(t, w, gitHub)
				link(w, "auth0|joan", gitHub)
				return linkConfig("link_with", token)
			},
			sent: 1, want: []string{`AttributeName("link_with")`, "Account Linked To Another User", "to the user auth0|joan"},
		},
		"an old token": {
			make: tokenOf(gitHub, 100*24*time.Hour), sent: 1,
			want: []string{`AttributeName("link_with")`, "Invalid token (link_with)", "Let the person sign in again"},
		},
		"the token of an account that is gone": {
			make: func(t *testing.T, w *acctest.World, _ *time.Duration) acctest.Attributes {
				t.Helper()
				token := login(t, w, gitHub)
				w.DeleteUser(gitHub)
				return linkConfig("link_with", token)
			},
			sent: 1, want: []string{`AttributeName("link_with")`, "only accounts that are users of their own"},
		},
		"no scope": {config: anyone, fault: linkRoute + " status=403", sent: 1, want: []string{"Unable to Link Account", "google-oauth2|1052 to the user auth0|grace"}},
		"perhaps": {
			make: tokenOf(gitHub, 0), fault: linkRoute + " drop-before", sent: 1,
			want: []string{"Account Possibly Linked", "github|33 to the user auth0|grace", "is taken over"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var ahead time.Duration
			w := linkWorld(t, emulator.Options{Now: func() time.Time { return time.Now().Add(ahead) }})
			config := c.config
			if c.make != nil {
				config = c.make(t, w, &ahead)
			}
			w.ResetRequests()
			p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
			if c.fault != none {
				w.Faults(c.fault)
			}
			got := attempt(t.Context(), t, p, linkType, config, nil)
			text := acctest.Errors(got.diags)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in:\n%s", want, text)
				}
			}
			if strings.Contains(text, "sentinel") || strings.Contains(text, "eyJ") || got.state != nil {
				t.Errorf("state %v, message:\n%s", got.state, text)
			}
			if n := w.Requests()[linkRoute]; n != c.sent {
				t.Errorf("%d requests to link, want %d", n, c.sent)
			}
		})
	}
}

// An account whose link may or may not have worked ends in the state when it has.
func TestUserIdentity_lostAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		fault   string
		byToken bool // Never sent twice, so that a request that is lost before stays an error.
	}{{"drop-after", false}, {"drop-before", false}, {"drop-after", true}} {
		t.Run(fmt.Sprintf("%s, by token: %t", c.fault, c.byToken), func(t *testing.T) {
			t.Parallel()
			w := linkWorld(t)
			config := linkConfig("identity_provider", "github", "identity_user_id", "33")
			if c.byToken {
				config = linkConfig("link_with", login(t, w, gitHub))
			}
			p := w.NewProtocol(nil)
			w.Faults(linkRoute + " " + c.fault + " count=1")
			got := attempt(t.Context(), t, p, linkType, config, nil)
			p.NoError(got.diags)
			expectIdentities(t, w, grace, grace, gitHub)
			if acctest.Text(got.state["id"]) != grace+"::github::33" || acctest.Text(got.state["connection_name"]) != "github" {
				t.Errorf("state %v", got.state)
			}
			// The same for the way back.
			p.Walk()
			w.Faults("DELETE /users/{id}/identities/{provider}/{user_id} " + c.fault + " count=1")
			gone := attempt(t.Context(), t, p, linkType, nil, got.state)
			p.NoError(gone.diags)
			expectIdentities(t, w, grace, grace)
		})
	}
}

// Of a link that is planned, the metadata that it costs is named, never its values.
func TestUserIdentity_warnings(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[linkType]
	plan := func(config, prior acctest.Attributes) string {
		priorState := p.Null(schema)
		if prior != nil {
			priorState = p.Object(schema, prior)
		}
		resp, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: linkType, PriorState: priorState, ProposedNewState: p.Proposed(schema, config, prior), Config: p.Object(schema, config),
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(resp.Diagnostics)
		var texts []string
		for _, d := range resp.Diagnostics {
			texts = append(texts, d.Summary+": "+d.Detail)
		}
		return strings.Join(texts, "\n")
	}
	byToken := linkConfig("link_with_wo", login(t, w, social))
	for _, config := range []acctest.Attributes{linkConfig("identity_provider", "google-oauth2", "identity_user_id", social), byToken} {
		got := plan(config, nil)
		for _, want := range []string{"Metadata Will Be Lost", "google-oauth2|1052", "user_metadata: font, theme\n  app_metadata: tier\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in %q", want, got)
			}
		}
		if strings.Contains(got, "gold") {
			t.Errorf("a value in %q", got)
		}
	}
	for id, want := range map[string]string{"2077": "Account Ends As A User Of Its Own: Linking the account google-oauth2|2077 ends it", "nobody": ""} {
		if got := plan(linkConfig("identity_provider", "google-oauth2", "identity_user_id", id), nil); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %s", id, got)
		}
	}
	state := attempt(t.Context(), t, p, linkType, byToken, nil).state
	if got := plan(byToken, state); got != "" {
		t.Errorf("the same token: %s", got)
	}
	if got := plan(linkConfig("link_with_wo", login(t, w, gitHub)), state); !strings.Contains(got, "Token Of Another Account: The token is that of the account github|33, but the account that was linked is google-oauth2|1052") {
		t.Errorf("another token: %q", got)
	}
}

// What an import by identity reads is what create has left, from the index where that
// is enough; a main identity is refused, and what is gone is gone.
func TestUserIdentity_importAndRead(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[linkType]
	created := p.Change(t.Context(), linkType, linkConfig("identity_provider", "google-oauth2", "identity_user_id", "1052"), nil, nil, nil)
	identity := p.IdentityValues(linkType, created.NewIdentity)
	want := acctest.Attributes{"user_id": acctest.String(grace), "identity_provider": acctest.String("google-oauth2"), "identity_user_id": acctest.String("1052")}
	if diff := cmp.Diff(want, identity); diff != "" {
		t.Errorf("identity (-want +got):\n%s", diff)
	}
	bring := func(p *acctest.Protocol, identity acctest.Attributes) (*tfprotov6.ReadResourceResponse, string) {
		imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: linkType, Identity: p.Identity(linkType, identity)})
		if err != nil {
			t.Fatal(err)
		}
		if text := acctest.Errors(imported.Diagnostics); text != "" {
			return nil, text
		}
		return readAgain(t, p, linkType, imported.ImportedResources[0].State, imported.ImportedResources[0].Private)
	}
	// A run of its own, which knows of no writes.
	next := w.NewProtocol(nil)
	first, text := bring(next, identity)
	if diff := cmp.Diff(p.Values(schema, created.NewState), p.Values(schema, first.NewState)); diff != "" || text != "" {
		t.Errorf("%s\nimported (-created +imported):\n%s", text, diff)
	}
	w.ResetRequests()
	var reads sync.WaitGroup
	second := make([]*tfprotov6.ReadResourceResponse, 5)
	for i := range second {
		reads.Go(func() { second[i], _ = readAgain(t, next, linkType, first.NewState, first.Private) })
	}
	reads.Wait()
	if w.Requests()["GET /users"] == 0 {
		t.Errorf("requests of a refresh of five: %v", w.Requests())
	}
	unlink(w, social)
	if gone, _ := readAgain(t, next, linkType, second[0].NewState, second[0].Private); p.Values(schema, gone.NewState) != nil {
		t.Error("the link is still there")
	}
	identity["identity_provider"], identity["identity_user_id"] = acctest.String("auth0"), acctest.String("grace")
	if _, text := bring(next, identity); !strings.Contains(text, "main identity of the user auth0|grace") {
		t.Errorf("the import of a main identity: %q", text)
	}
	identity["identity_user_id"] = acctest.String("google-oauth2|1052")
	if _, text := bring(next, identity); !strings.Contains(text, "Invalid Import ID") || !strings.Contains(text, "provider google-oauth2") {
		t.Errorf("the import of another provider's account: %q", text)
	}
	identity["user_id"] = acctest.String("grace")
	if _, text := bring(next, identity); !strings.Contains(text, "Invalid Import ID") {
		t.Errorf("the import without a full user ID: %q", text)
	}
}

// readAgain refreshes a state, as a CLI without identities does.
func readAgain(t *testing.T, p *acctest.Protocol, typeName string, state *tfprotov6.DynamicValue, private []byte) (*tfprotov6.ReadResourceResponse, string) {
	t.Helper()
	resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: state, Private: private})
	if err != nil {
		t.Error(err)
		return &tfprotov6.ReadResourceResponse{}, ""
	}
	return resp, acctest.Errors(resp.Diagnostics)
}
