// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// nobody is a tenant without users and connections.
type nobody struct{}

func (nobody) RoundTrip(r *http.Request) (*http.Response, error) {
	body := `[]`
	if strings.HasSuffix(r.URL.Path, "/users") {
		body = `{"start":0,"limit":100,"length":0,"users":[],"total":0}`
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(bytes.NewBufferString(body)), Request: r,
	}, nil
}

// Whatever the configuration, the state and the private data are, a user is planned as the framework
// would: the state, the replacement, what is said, and what is handed on.
func TestPlanning_likeTheFramework(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ours := serve(&auth0users{version: "test", network: nobody{}})
		framework, ok := providerserver.NewProtocol6(&auth0users{version: "test", network: nobody{}})().(frameworkServer)
		if !ok {
			r.Fatal("not a whole server")
		}
		schemas, err := framework.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
		if err != nil {
			r.Fatal(err)
		}
		configure(t, r, schemas.Provider, ours, framework)
		s := schemas.ResourceSchemas[resources.UserType]
		private := rapid.SampledFrom([]string{
			"", `{"t":"WzE3NzIzNTU2MDAxMjNd"}`, `{"a":"MQ==","t":"WzE3NzIzNTU2MDExMjMsMTAwMF0="}`, `{"imported":"eyJlbWFpbCI6dHJ1ZX0="}`,
		}).Draw(r, "private")
		for range rapid.IntRange(1, 4).Draw(r, "plans") {
			req := planRequest(r, s, []byte(private))
			stored := *req
			stored.PriorPrivate = resources.ShortPrivate(req.PriorPrivate)
			got, err := ours.PlanResourceChange(t.Context(), &stored)
			if err != nil {
				r.Fatal(err)
			}
			got.PlannedPrivate = resources.LongPrivate(got.PlannedPrivate)
			want, err := framework.PlanResourceChange(t.Context(), req)
			if err != nil {
				r.Fatal(err)
			}
			if a, b := unreadable(want), unreadable(got); a || b {
				// The framework stops at the first attribute that it cannot read, whichever that is.
				if !a || !b {
					r.Fatalf("metadata that is none: the framework says so: %t, we: %t", a, b)
				}
				return
			}
			if diff := cmp.Diff(readable(r, s, want), readable(r, s, got)); diff != "" {
				r.Fatalf("not what the framework plans (-framework +ours):\n%s", diff)
			}
			// The second plan of a replacement gets the private data of the first.
			if private = ""; rapid.Bool().Draw(r, "goes on") {
				private = string(got.PlannedPrivate)
			}
		}
	})
}

func configure(t *testing.T, r *rapid.T, s *tfprotov6.Schema, servers ...tfprotov6.ProviderServer) {
	t.Helper()
	object := map[string]tftypes.Value{}
	for _, a := range s.Block.Attributes {
		object[a.Name] = tftypes.NewValue(a.Type, nil)
	}
	object["domain"] = tftypes.NewValue(tftypes.String, "nobody.example.com")
	object["api_token"] = tftypes.NewValue(tftypes.String, "token")
	object["deletion_protection"] = tftypes.NewValue(tftypes.Bool, rapid.Bool().Draw(r, "protected"))
	if rapid.Bool().Draw(r, "limited") {
		object["max_deletions"] = tftypes.NewValue(tftypes.Number, 1)
	}
	config, err := tfprotov6.NewDynamicValue(s.ValueType(), tftypes.NewValue(s.ValueType(), object))
	if err != nil {
		r.Fatal(err)
	}
	for _, server := range servers {
		resp, err := server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: &config})
		if err != nil || len(resp.Diagnostics) > 0 {
			r.Fatalf("%v %v", err, resp)
		}
	}
}

// planRequest draws a configuration, a state, and what a CLI proposes for the two.
func planRequest(r *rapid.T, s *tfprotov6.Schema, private []byte) *tfprotov6.PlanResourceChangeRequest {
	config, prior, proposed := map[string]tftypes.Value{}, map[string]tftypes.Value{}, map[string]tftypes.Value{}
	for _, a := range s.Block.Attributes {
		typ := a.ValueType()
		was := drawn(r, a, false)
		config[a.Name], prior[a.Name] = tftypes.NewValue(typ, nil), was
		if a.Optional || a.Required {
			config[a.Name] = drawn(r, a, true)
			if rapid.Bool().Draw(r, "as before") {
				config[a.Name] = was
			}
		}
		if a.WriteOnly {
			prior[a.Name] = tftypes.NewValue(typ, nil)
		}
		proposed[a.Name] = config[a.Name]
		if config[a.Name].IsNull() && a.Computed {
			proposed[a.Name] = prior[a.Name]
		}
	}
	typ := s.ValueType()
	object := map[string]any{"config": config, "prior": prior, "proposed": proposed}
	switch rapid.IntRange(0, 5).Draw(r, "kind") {
	case 0: // A creation: nothing to carry over.
		object["prior"] = nil
		for _, a := range s.Block.Attributes {
			proposed[a.Name] = config[a.Name]
			if config[a.Name].IsNull() && a.Computed {
				proposed[a.Name] = tftypes.NewValue(a.ValueType(), tftypes.UnknownValue)
			}
		}
	case 1:
		object["config"], object["proposed"] = nil, nil
	case 2: // Nothing changes.
		for _, a := range s.Block.Attributes {
			proposed[a.Name] = prior[a.Name]
			if config[a.Name] = prior[a.Name]; !a.Optional && !a.Required {
				config[a.Name] = tftypes.NewValue(a.ValueType(), nil)
			}
		}
	}
	wire := map[string]*tfprotov6.DynamicValue{}
	for name, content := range object {
		v, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, content))
		if err != nil {
			r.Fatal(err)
		}
		wire[name] = &v
	}
	if private == nil {
		private = rapid.SampledFrom([][]byte{
			nil, []byte(`{}`), privateOf(`{"imported":{"email":true,"given_name":true,"user_metadata":true,"verify_email":true}}`),
			privateOf(`{"applied":true,"updated_at":"2026-11-26T00:00:00.000Z"}`), privateOf(`{".import_before_read":true}`),
		}).Draw(r, "private")
	}
	return &tfprotov6.PlanResourceChangeRequest{
		TypeName: resources.UserType, Config: wire["config"], PriorState: wire["prior"], ProposedNewState: wire["proposed"], PriorPrivate: private,
	}
}

// drawn draws a value that an attribute may have; only a configuration has unknown ones.
func drawn(r *rapid.T, a *tfprotov6.SchemaAttribute, unknown bool) tftypes.Value {
	typ := a.ValueType()
	n := rapid.IntRange(0, 6).Draw(r, a.Name)
	switch {
	case n == 0 && !a.Required:
		return tftypes.NewValue(typ, nil)
	case n == 1 && unknown:
		return tftypes.NewValue(typ, tftypes.UnknownValue)
	case typ.Is(tftypes.Bool):
		return tftypes.NewValue(typ, n%2 == 0)
	case typ.Is(tftypes.Number):
		return tftypes.NewValue(typ, n)
	case typ.Is(tftypes.String):
		return tftypes.NewValue(typ, rapid.SampledFrom(textsFor(a.Name)).Draw(r, a.Name))
	}
	list, _ := typ.(tftypes.List)
	return tftypes.NewValue(typ, []tftypes.Value{tftypes.NewValue(list.ElementType, map[string]tftypes.Value{
		"connection": tftypes.NewValue(tftypes.String, "email"), "provider": tftypes.NewValue(tftypes.String, "email"),
		"user_id": tftypes.NewValue(tftypes.String, "a"), "is_social": tftypes.NewValue(tftypes.Bool, false),
	})})
}

func textsFor(name string) []string {
	switch name {
	case "connection_name":
		return []string{"email", "email", "email", "Email", "sms", "Username-Password-Authentication"}
	case "id", "adopted_user_id":
		return []string{"auth0|a", "auth0|b", "email|a", "google-oauth2|1"}
	case "user_id":
		return []string{"a", "auth0|a", "email|a", "b"}
	case "user_metadata", "app_metadata":
		return []string{`{}`, `{"a":1}`, `{ "a" : 1 }`, `{"a":1,"b":[true]}`, `{"b":2}`, `[]`, ` `, `{"a":9007199254740993}`}
	case "metadata_ownership":
		return []string{"declared", "full"}
	case "on_destroy":
		return []string{"delete", "block", "keep"}
	case "on_conflict":
		return []string{"fail", "adopt"}
	}
	return []string{"ada@example.com", "Ada@example.com", "bob@example.com", "+14155550123"}
}

// privateOf is private data as the framework writes it: JSON values, as base64.
func privateOf(text string) []byte {
	var values map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &values); err != nil {
		panic(err)
	}
	encoded := map[string][]byte{}
	for key, value := range values {
		encoded[key] = value
	}
	raw, err := json.Marshal(encoded)
	if err != nil {
		panic(err)
	}
	return raw
}

// unreadable reports whether a response refuses metadata that is not even an object.
func unreadable(resp *tfprotov6.PlanResourceChangeResponse) bool {
	return slices.ContainsFunc(resp.Diagnostics, func(d *tfprotov6.Diagnostic) bool {
		return d.Summary == "Invalid Metadata" && d.Severity == tfprotov6.DiagnosticSeverityError
	})
}

// readable is a response in a form that can be compared and read.
func readable(r *rapid.T, s *tfprotov6.Schema, resp *tfprotov6.PlanResourceChangeResponse) []string {
	var lines []string
	state, err := resp.PlannedState.Unmarshal(s.ValueType())
	if err != nil {
		r.Fatal(err)
	}
	var attributes map[string]tftypes.Value
	if err := state.As(&attributes); err != nil {
		r.Fatal(err)
	}
	for _, a := range s.Block.Attributes {
		lines = append(lines, fmt.Sprintf("%s = %s", a.Name, attributes[a.Name]))
	}
	for _, p := range resp.RequiresReplace {
		lines = append(lines, "replaces: "+p.String())
	}
	lines = append(lines, sortedSaid(resp.Diagnostics)...)
	var private map[string][]byte
	if len(resp.PlannedPrivate) > 0 {
		if err := json.Unmarshal(resp.PlannedPrivate, &private); err != nil {
			r.Fatal(err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(private)) {
		lines = append(lines, fmt.Sprintf("private %s: %s", key, private[key]))
	}
	return append(lines, fmt.Sprintf("identity: %s", resp.PlannedIdentity.IdentityData.MsgPack))
}

// Whatever the configuration is, what is said about it is what the framework says.
func TestValidating_likeTheFramework(t *testing.T) {
	t.Parallel()
	framework, ok := providerserver.NewProtocol6(&auth0users{version: "test"})().(frameworkServer)
	if !ok {
		t.Fatal("not a whole server")
	}
	schemas, err := framework.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	s := schemas.ResourceSchemas[resources.UserType]
	valid := 0
	rapid.Check(t, func(r *rapid.T) {
		config := planRequest(r, s, nil).Config
		if rapid.Bool().Draw(r, "mostly valid") {
			config = mostlyValid(r, s)
		}
		req := &tfprotov6.ValidateResourceConfigRequest{TypeName: resources.UserType, Config: config}
		if rapid.Bool().Draw(r, "newer CLI") {
			req.ClientCapabilities = &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true}
		}
		got, err := validating{framework}.ValidateResourceConfig(t.Context(), req)
		if err != nil {
			r.Fatal(err)
		}
		want, err := framework.ValidateResourceConfig(t.Context(), req)
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(sortedSaid(want.Diagnostics), sortedSaid(got.Diagnostics)); diff != "" {
			r.Fatalf("not what the framework says (-framework +ours):\n%s", diff)
		}
		if _, ok := resources.ValidUser(t.Context(), req); ok {
			valid++
		}
	})
	// Among a few configurations none may be valid by chance: of thousands some are.
	valids := rapid.Custom(func(r *rapid.T) *tfprotov6.DynamicValue { return mostlyValid(r, s) })
	for seed := 0; valid == 0 && seed < 5000; seed++ {
		req := &tfprotov6.ValidateResourceConfigRequest{TypeName: resources.UserType, Config: valids.Example(seed)}
		if _, ok := resources.ValidUser(t.Context(), req); ok {
			valid++
		}
	}
	if valid == 0 {
		t.Error("no configuration was valid")
	}
}

// mostlyValid draws a configuration with few mistakes.
func mostlyValid(r *rapid.T, s *tfprotov6.Schema) *tfprotov6.DynamicValue {
	object := map[string]tftypes.Value{}
	for _, a := range s.Block.Attributes {
		object[a.Name] = tftypes.NewValue(a.ValueType(), nil)
	}
	text := func(name string, values ...string) {
		if n := rapid.IntRange(-1, len(values)-1).Draw(r, name); n >= 0 {
			object[name] = tftypes.NewValue(tftypes.String, values[n])
		}
	}
	object["connection_name"] = tftypes.NewValue(tftypes.String, rapid.SampledFrom([]string{"email", "sms", "db", "db"}).Draw(r, "connection"))
	text("email", "ada@example.com", "ada@example.com", "ada")
	text("username", "ada", "ada lovelace")
	text("password", "Correct-Horse-1")
	text("password_wo", "Correct-Horse-1")
	text("user_metadata", `{"a":1}`, `{"a":9007199254740993}`)
	text("app_metadata", `{"plan":"pro"}`, `{"blocked":true}`)
	text("user_id", "a", "auth0|a")
	text("given_name", "Ada", "")
	if rapid.Bool().Draw(r, "versioned") {
		object["password_wo_version"] = tftypes.NewValue(tftypes.Number, rapid.SampledFrom([]any{1, tftypes.UnknownValue}).Draw(r, "version"))
	}
	v, err := tfprotov6.NewDynamicValue(s.ValueType(), tftypes.NewValue(s.ValueType(), object))
	if err != nil {
		r.Fatal(err)
	}
	return &v
}

// sortedSaid are diagnostics as lines; the framework goes through attributes in no order.
func sortedSaid(diagnostics []*tfprotov6.Diagnostic) []string {
	var lines []string
	for _, d := range diagnostics {
		lines = append(lines, fmt.Sprintf("%s %s: %s: %s", d.Severity, d.Attribute, d.Summary, d.Detail))
	}
	slices.Sort(lines)
	return lines
}
