// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// likeMask are two addresses of each kind with one mask.
var likeMask = map[string][]string{
	"email": {"nora.lindgren@example.com", "nora.weber@example.com", "nora****@exam*******"},
	"phone": {"+15555555044", "+15551235044", "XXXXXXXX5044"},
}

func addressAttribute(kind string) string {
	return map[string]string{"email": "email", "phone": "phone_number"}[kind]
}

// seededAddress is grace's method that somebody else has made; its ID is KIND|dev_0000000000000001.
func seededAddress(kind string) string {
	return `{type: ` + kind + `, id: "` + kind + `|dev_0000000000000001", name: Work, ` + addressAttribute(kind) + `: "` + likeMask[kind][0] + `"}`
}

// sendsTo reports whether codes to grace go to the address. Only the conflict of a second one tells.
func sendsTo(t *testing.T, w *acctest.World, kind, address string) bool {
	t.Helper()
	var made apiMethod
	status, raw, err := w.Emulator.Do(t.Context(), http.MethodPost, methodsPath(), map[string]any{"type": kind, addressAttribute(kind): address})
	if err != nil || status != http.StatusConflict && status != http.StatusCreated {
		t.Fatalf("status %d, %v: %s", status, err, raw)
	}
	if status == http.StatusConflict {
		return true
	}
	if err := json.Unmarshal(raw, &made); err != nil {
		t.Fatal(err)
	}
	w.Call(http.MethodDelete, methodsPath(made.ID), nil, nil)
	return false
}

func expectAddress(t *testing.T, w *acctest.World, kind, want string) {
	t.Helper()
	for _, address := range likeMask[kind][:2] {
		if got := sendsTo(t, w, kind, address); got != (address == want) {
			t.Errorf("codes go to %s: %t", address, got)
		}
	}
}

// inList is the configuration, for one method or in a list, that has the method.
func inList(typeName, kind, address string) acctest.Attributes {
	m := acctest.Attributes{"type": acctest.String(kind), "name": acctest.String("Work"), addressAttribute(kind): acctest.String(address)}
	if typeName == methodsType {
		return methodsConfig(m)
	}
	m["user_id"] = acctest.String(grace)
	return m
}

// An import cannot tell which address it has brought: whatever is configured in full takes its place, with a
// word, and the mask keeps what is there.
func TestMaskedMethod_imported(t *testing.T) {
	t.Parallel()
	for _, typeName := range []string{methodType, methodsType} {
		for kind, addresses := range likeMask {
			for _, wanted := range addresses[:2] {
				t.Run(typeName+" "+wanted, func(t *testing.T) {
					t.Parallel()
					w := methodWorld(t, seededAddress(kind))
					s := &stateful{t: t, p: w.NewProtocol(nil), typeName: typeName}
					id := grace
					if typeName == methodType {
						id += "::" + kind + "|dev_0000000000000001"
					}
					s.importByID(id)
					if p := s.plan(inList(typeName, kind, addresses[2])); !s.unchanged(p) || p.warnings != "" {
						t.Errorf("the mask is a change: %s%s", p.errors, p.warnings)
					}
					config := inList(typeName, kind, wanted)
					p := s.plan(config)
					if s.unchanged(p) || p.errors != "" || typeName == methodType && !p.replaces {
						t.Fatalf("no change is planned: %s", p.errors)
					}
					for _, want := range []string{"Unknown Addresses Are Replaced", kind + "|dev_0000000000000001 (" + addresses[2] + ")", wanted, "write its mask"} {
						if !strings.Contains(p.warnings, want) {
							t.Errorf("no %q in %q", want, p.warnings)
						}
					}
					if problem := s.apply(p, config); problem != "" {
						t.Fatal(problem)
					}
					expectAddress(t, w, kind, wanted)
					p2 := s.plan(config)
					if !s.unchanged(p2) || p2.warnings != "" || len(tenantMethods(w)) != 1 {
						t.Errorf("something is left to do: %s%s, %v", p2.errors, p2.warnings, tenantMethods(w))
					}
				})
			}
		}
	}
}

// A method that somebody has put in the place of ours, with the same mask and name, is theirs.
func TestMaskedMethod_exchanged(t *testing.T) {
	t.Parallel()
	for _, typeName := range []string{methodType, methodsType} {
		for kind, addresses := range likeMask {
			for _, theirs := range addresses[:2] {
				t.Run(typeName+" "+theirs, func(t *testing.T) {
					t.Parallel()
					w := methodWorld(t, "")
					s := &stateful{t: t, p: w.NewProtocol(nil), typeName: typeName}
					config := inList(typeName, kind, addresses[0])
					if problem := s.to(config); problem != "" {
						t.Fatal(problem)
					}
					ours := tenantMethod(t, w, kind)
					w.Call(http.MethodDelete, methodsPath(ours.ID), nil, nil)
					w.Call(http.MethodPost, methodsPath(), map[string]any{"type": kind, "name": "Work", addressAttribute(kind): theirs}, nil)
					other := tenantMethod(t, w, kind).ID
					s.p.NoError(s.refresh())
					if s.state != nil && s.unchanged(s.plan(config)) {
						t.Fatal("the exchange is not seen")
					}
					problem := s.apply(s.plan(config), config)
					if typeName == methodType && theirs == addresses[0] {
						// The tenant refuses a second one, and nobody's method is deleted for it.
						if !strings.Contains(problem, "Authentication Method Exists") || !strings.Contains(problem, other) {
							t.Errorf("message: %s", problem)
						}
						return
					}
					if problem != "" {
						t.Fatal(problem)
					}
					if !sendsTo(t, w, kind, addresses[0]) || !s.unchanged(s.plan(config)) {
						t.Errorf("codes do not go to %s: %v", addresses[0], tenantMethods(w))
					}
					if typeName == methodsType {
						if m := inState(t, s.state)[0]; acctest.Text(m["id"]) == other || len(tenantMethods(w)) != 1 {
							t.Errorf("state %v, tenant %v", m, tenantMethods(w))
						}
					}
				})
			}
		}
	}
}

// A mask in the configuration means the method that was imported with it, not one that has come since.
func TestMaskedMethod_maskOfAnother(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, seededAddress("email"))
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: methodsType}
	s.importByID(grace)
	config := inList(methodsType, "email", likeMask["email"][2])
	w.Call(http.MethodDelete, methodsPath("email|dev_0000000000000001"), nil, nil)
	w.Call(http.MethodPost, methodsPath(), map[string]any{"type": "email", "name": "Work", "email": likeMask["email"][1]}, nil)
	s.p.NoError(s.refresh())
	if p := s.plan(config); !strings.Contains(p.errors, "Masked Value") {
		t.Errorf("another method is taken for the imported one: %q", p.errors)
	}
}

// Two methods that show one mask are two methods.
func TestMaskedMethod_twoOfOneMask(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, seededAddress("email")+`, {type: email, id: "email|dev_0000000000000002", email: nora.weber@example.com}`)
	p := w.NewProtocol(nil)
	s := &stateful{t: t, p: p, typeName: methodsType}
	s.importByID(grace)
	mask := acctest.Attributes{"type": acctest.String("email"), "email": acctest.String(likeMask["email"][2])}
	config := methodsConfig(mask, mask)
	if text := acctest.Errors(validate(t, p, methodsType, config)); text != "" {
		t.Error(text)
	}
	if got := s.plan(config); !s.unchanged(got) {
		t.Errorf("the generated configuration is a change: %s", got.errors)
	}
	// Written in full, each address is made sure of.
	full := func(address string) acctest.Attributes {
		return acctest.Attributes{"type": acctest.String("email"), "email": acctest.String(address)}
	}
	if problem := s.to(methodsConfig(full(likeMask["email"][1]), full(likeMask["email"][0]))); problem != "" {
		t.Fatal(problem)
	}
	if problem := s.to(methodsConfig(full(likeMask["email"][1]))); problem != "" {
		t.Fatal(problem)
	}
	expectAddress(t, w, "email", likeMask["email"][1])
}

// What an unknown list turns out to hold is checked before anything is sent.
func TestUserAuthenticationMethods_nullInList(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[methodsType]
	config := methodsConfig()
	config["methods"] = nullElement(t, owned(workEmail))
	for what, text := range map[string]string{
		"validated": acctest.Errors(validate(t, p, methodsType, config)),
		"planned":   (&stateful{t: t, p: p, typeName: methodsType}).plan(config).errors,
		"applied":   (&stateful{t: t, p: p, typeName: methodsType}).send(config, p.Object(schema, config), nil),
	} {
		if !strings.Contains(text, "Null in a List") || strings.Contains(text, "error in the provider") {
			t.Errorf("%s: %q", what, text)
		}
	}
}

// nullElement is a list of the type that holds a null only.
func nullElement(t *testing.T, list tftypes.Value) tftypes.Value {
	t.Helper()
	typ, ok := list.Type().(tftypes.List)
	if !ok {
		t.Fatalf("not a list: %s", list.Type())
	}
	return tftypes.NewValue(typ, []tftypes.Value{tftypes.NewValue(typ.ElementType, nil)})
}
