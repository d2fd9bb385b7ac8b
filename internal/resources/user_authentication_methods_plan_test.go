// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// drawMethods are methods of which no two are the same, as a configuration has them.
func drawMethods(t *rapid.T) []ownedMethod {
	keys := rapid.SliceOfNDistinct(rapid.IntRange(0, 99), 0, 6, rapid.ID[int]).Draw(t, "keys")
	methods := make([]ownedMethod, len(keys))
	for i, key := range keys {
		m := ownedMethod{Type: types.StringValue(rapid.SampledFrom(wholeMethods).Draw(t, "type"))}
		if rapid.Bool().Draw(t, "named") {
			m.Name = types.StringValue(fmt.Sprintf("Name %d", key))
		}
		switch m.Type.ValueString() {
		case client.MethodEmail:
			m.Email = types.StringValue(fmt.Sprintf("%02d.grace@example.com", key))
		case client.MethodPhone:
			m.PhoneNumber = types.StringValue(fmt.Sprintf("+1555555%04d", key))
		default:
			m.TOTPSecret = types.StringValue(strings.Repeat("A", key+1))
		}
		methods[i] = m
	}
	return methods
}

// had are the methods as the state has them, some as an import has brought them, and the configuration that
// means them: masks where the state has masks.
func had(t *rapid.T, methods []ownedMethod) (has, want []ownedMethod, origins methodOrigins) {
	origins = methodOrigins{}
	for i, m := range methods {
		w := m
		m.ID = types.StringValue(fmt.Sprintf("%s|dev_%d", m.Type.ValueString(), i))
		if m.Type.ValueString() == client.MethodPhone {
			m.PreferredAuthenticationMethod = types.StringValue("sms")
		}
		if rapid.Bool().Draw(t, "imported") {
			origins[m.ID.ValueString()] = methodOrigin{Imported: true}
			m, w = masked(m), masked(w)
		}
		has, want = append(has, m), append(want, w)
	}
	return has, want, origins
}

// masked is the method as the API shows it.
func masked(m ownedMethod) ownedMethod {
	if !m.Email.IsNull() {
		m.Email = types.StringValue(client.MaskEmail(m.Email.ValueString()))
	}
	if !m.PhoneNumber.IsNull() {
		m.PhoneNumber = types.StringValue(client.MaskPhoneNumber(m.PhoneNumber.ValueString()))
	}
	return m
}

// Whatever was imported and in whatever order it is written: what the user has is no
// change, and what the user lacks is made.
func TestPlanMethods(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := drawMethods(t)
		has, meant, origins := had(t, all)
		order := rapid.Permutation(indexes(all)).Draw(t, "order")
		want := inOrder(meant, order)
		planned, same, diags := planMethods(has, want, origins)
		if len(diags) > 0 || !same {
			t.Fatalf("the same methods are a change: %v\nhas  %v\nwant %v", diags, has, want)
		}
		if len(want) == 0 {
			return
		}
		ids := map[string]bool{}
		for i, m := range planned {
			ids[m.ID.ValueString()] = true
			if m.Type != want[i].Type || !want[i].Name.IsNull() && m.Name != want[i].Name || m.TOTPSecret != want[i].TOTPSecret {
				t.Fatalf("planned %v for %v", m, want[i])
			}
		}
		if len(ids) != len(has) {
			t.Fatalf("methods share an ID: %v", planned)
		}
		// One is missing: it is made, and the others keep their IDs. Only what is written in full can be made.
		gone := rapid.IntRange(0, len(has)-1).Draw(t, "gone")
		want[slices.Index(order, gone)] = all[gone]
		left := slices.Delete(slices.Clone(has), gone, gone+1)
		planned, same, diags = planMethods(left, want, origins)
		if made := slices.IndexFunc(planned, func(m ownedMethod) bool { return m.ID.IsUnknown() }); same || diags.HasError() || made < 0 || order[made] != gone {
			t.Fatalf("without %v: made %d, same %t, %v", has[gone], made, same, diags)
		}
		for i, m := range planned {
			if order[i] != gone && m.ID != has[order[i]].ID {
				t.Fatalf("%v has a new ID", m)
			}
		}
	})
}

// A mask proves nothing: a method that hides its address is not the one that is written in full, and one that
// nobody has declared is not even the one with its mask.
func TestPlanMethods_masks(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := slices.DeleteFunc(drawMethods(t), ownedMethod.isTOTP)
		has, _, origins := had(t, all)
		for i, m := range has { // All hide their addresses.
			has[i] = masked(m)
		}
		planned, same, diags := planMethods(has, all, origins)
		if diags.HasError() || len(all) > 0 && (same || diags.WarningsCount() != 1) {
			t.Fatalf("same %t, %v", same, diags)
		}
		for i, m := range planned {
			if !m.ID.IsUnknown() || m.Email != all[i].Email || m.PhoneNumber != all[i].PhoneNumber {
				t.Fatalf("%v is planned for %v over %v", m, all[i], has[i])
			}
			if text := diags[0].Detail(); !strings.Contains(text, has[i].ID.ValueString()+" ("+has[i].address()+"), replaced by one for "+all[i].address()) {
				t.Fatalf("nothing about %v in %s", has[i], text)
			}
		}
		meant := make([]ownedMethod, len(all))
		for i, m := range all {
			meant[i] = masked(m)
		}
		planned, _, diags = planMethods(has, meant, origins)
		for i, m := range planned {
			if _, declared := origins[has[i].ID.ValueString()]; m.ID.IsUnknown() == declared {
				t.Fatalf("declared %t, planned %v", declared, m)
			}
		}
		if diags.HasError() != (len(origins) < len(all)) {
			t.Fatalf("what hides its address and is nobody's: %v", diags)
		}
	})
}

func indexes(methods []ownedMethod) []int {
	all := make([]int, len(methods))
	for i := range all {
		all[i] = i
	}
	return all
}

func inOrder(methods []ownedMethod, order []int) []ownedMethod {
	ordered := make([]ownedMethod, len(order))
	for i, j := range order {
		ordered[i] = methods[j]
	}
	return ordered
}

// A TOTP method is the configured one only if its secret may be.
func TestPlanMethods_totp(t *testing.T) {
	t.Parallel()
	text, version := types.StringValue, types.Int64Value
	kind, id := text(client.MethodTOTP), text("totp|dev_1")
	wo := ownedMethod{Type: kind, TOTPSecretWO: text("AAAA"), TOTPSecretWOVersion: version(1)}
	secret := ownedMethod{Type: kind, TOTPSecret: text("AAAA")}
	none := ownedMethod{Type: kind}
	as := func(m ownedMethod) ownedMethod { m.ID, m.TOTPSecretWO = id, types.StringNull(); return m }
	newer := wo
	newer.TOTPSecretWOVersion = version(2)
	other := ownedMethod{Type: kind, TOTPSecret: text("BBBB")}
	imported, forgottenOne, forgotten := &methodOrigin{Imported: true}, &methodOrigin{Version: new(int64)}, &methodOrigin{}
	*forgottenOne.Version = 1
	for name, c := range map[string]struct {
		has, want ownedMethod
		origin    *methodOrigin
		keeps     bool
		fails     bool
	}{
		"same secret":                       {has: as(secret), want: secret, keeps: true},
		"same version":                      {has: as(wo), want: wo, keeps: true},
		"another secret":                    {has: as(secret), want: other},
		"another version":                   {has: as(wo), want: newer},
		"to write-only":                     {has: as(secret), want: wo, keeps: true},
		"from write-only":                   {has: as(wo), want: secret, keeps: true},
		"imported":                          {has: as(none), want: wo, origin: imported, keeps: true},
		"imported, with a secret":           {has: as(none), want: secret, origin: imported, keeps: true},
		"imported, without":                 {has: as(none), want: none, origin: imported, keeps: true},
		"somebody else's":                   {has: as(none), want: wo},
		"no secret at all":                  {has: as(none), want: none, fails: true},
		"secret forgotten":                  {has: as(wo), want: none, keeps: true},
		"still forgotten":                   {has: as(none), want: none, origin: forgotten, keeps: true},
		"forgotten, and back":               {has: as(none), want: wo, origin: forgottenOne, keeps: true},
		"forgotten, and a new version":      {has: as(none), want: newer, origin: forgottenOne},
		"forgotten, and in clear":           {has: as(none), want: secret, origin: forgottenOne},
		"in clear, forgotten, and a secret": {has: as(none), want: secret, origin: forgotten},
	} {
		origins := methodOrigins{}
		if c.origin != nil {
			origins["totp|dev_1"] = *c.origin
		}
		planned, _, diags := planMethods([]ownedMethod{c.has}, []ownedMethod{c.want}, origins)
		if keeps := planned[0].ID == id; keeps != c.keeps || diags.HasError() != c.fails || !planned[0].TOTPSecretWO.IsNull() {
			t.Errorf("%s: kept %t, planned %v, %v", name, keeps, planned[0], diags)
		}
	}
}

// What cannot be known before the apply fits nothing that the user has.
func TestPlanMethods_unknown(t *testing.T) {
	t.Parallel()
	has := []ownedMethod{{ID: types.StringValue("email|dev_1"), Type: types.StringValue(client.MethodEmail), Email: types.StringValue("grace@example.com")}}
	for name, want := range map[string]ownedMethod{
		"address": {Type: types.StringValue(client.MethodEmail), Email: types.StringUnknown()},
		"type":    {Type: types.StringUnknown(), Email: types.StringValue("grace@example.com")},
	} {
		planned, same, diags := planMethods(has, []ownedMethod{want}, nil)
		if same || diags.HasError() || !planned[0].ID.IsUnknown() || !planned[0].Name.IsUnknown() {
			t.Errorf("%s: %v, %v", name, planned, diags)
		}
	}
}

// What an answer leaves out or masks is not lost, and what it says counts.
func TestMethodWithAnswer(t *testing.T) {
	t.Parallel()
	text := types.StringValue
	full := userAuthenticationMethodModel{
		UserID: text("auth0|1"), Name: text("Key"), KeyID: text("k"), PublicKey: text("p"), RelyingPartyIdentifier: text("r"), CredentialDeviceType: text("single_device"),
		CredentialBackedUp: types.BoolValue(true), IdentityUserID: text("i"), UserAgent: text("u"), UserHandle: text("h"), AAGUID: text("A-B"),
		Transports: types.SetValueMust(types.StringType, nil), Confirmed: types.BoolValue(false), CreatedAt: text("c"), EnrolledAt: text("e"), LinkID: text("l"),
		Email: text("Grace@example.com"), PhoneNumber: text("+15555555044"), PreferredAuthenticationMethod: text("voice"),
	}
	got := full.withAnswer(&client.AuthenticationMethod{ID: "passkey|dev_1", Type: "passkey", AAGUID: "a-b", Email: "grac****@exam*******", PhoneNumber: "XXXXXXXX5044"})
	want := full
	want.ID, want.AuthenticationMethodID, want.Type = text("auth0|1::passkey|dev_1"), text("passkey|dev_1"), text("passkey")
	want.AuthenticationMethods = innerMethodList(nil)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	phone := full
	phone.AuthenticationMethods = innerMethodList([]*client.AuthenticationMethodInner{{ID: "sms|dev_1", Type: "sms"}})
	if got := phone.withAnswer(&client.AuthenticationMethod{ID: "phone|dev_1", Type: "phone", Name: "n"}); !got.AuthenticationMethods.Equal(phone.AuthenticationMethods) {
		t.Errorf("the ways that a planned change does not touch are lost: %v", got.AuthenticationMethods)
	}
	if got := phone.withAnswer(&client.AuthenticationMethod{ID: "phone|dev_1", Type: "phone", Methods: []*client.AuthenticationMethodInner{}}); len(got.AuthenticationMethods.Elements()) != 0 {
		t.Errorf("ways that are gone are kept: %v", got.AuthenticationMethods)
	}
	no := false
	got = full.withAnswer(&client.AuthenticationMethod{
		ID: "x", Type: "phone", Name: "n", KeyID: "n", AAGUID: "n", CredentialBackedUp: &no, Transports: []string{"usb"}, PhoneNumber: "XXXXXXXX5045", Email: "ada@example.com",
	})
	for what, ok := range map[string]bool{
		"name": got.Name == text("n"), "key": got.KeyID == text("n"), "aaguid": got.AAGUID == text("n"), "backed up": got.CredentialBackedUp == types.BoolValue(false),
		"transports": len(got.Transports.Elements()) == 1, "phone": got.PhoneNumber == text("XXXXXXXX5045"), "email": got.Email == text("ada@example.com"),
	} {
		if !ok {
			t.Errorf("the answer's %s does not count: %+v", what, got)
		}
	}
}

// A create that was cancelled may have made a method that no state knows: no plan will find it.
func TestMethodCreateProblem_cancelled(t *testing.T) {
	t.Parallel()
	plan := userAuthenticationMethodModel{UserID: types.StringValue("auth0|1"), Type: types.StringValue(client.MethodEmail), Email: types.StringValue("grace@example.com")}
	problem := new(userAuthenticationMethod).createProblem(t.Context(), plan, &client.Error{Err: context.Canceled, MayHaveBeenProcessed: true})
	if text := problem.Detail(); strings.Contains(text, "next plan will tell") || !strings.Contains(text, "with the import block to use") {
		t.Error(text)
	}
}
