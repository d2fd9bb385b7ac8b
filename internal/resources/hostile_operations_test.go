// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// hostileSeed is a tenant with people, roles and an API, and with neighbours of everybody who is
// managed: whoever takes an answer about somebody else for true hurts one of them.
const hostileSeed = `
roles:
  - {id: rol_000000000000000a, name: editor}
  - {id: rol_000000000000000b, name: viewer}
resource_servers:
  - {id: 64f0c0ffee64f0c0ffee6400, identifier: "https://api.example.com", name: API, scopes: [{value: "read:books"}, {value: "write:books"}]}
users:
  - {user_id: auth0|other, email: other@example.com, identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: other, isSocial: false}]}
  - {user_id: auth0|kept, email: kept@example.com, identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: kept, isSocial: false}]}
  - {user_id: google-oauth2|2, email: kept@example.org, identities: [{connection: google-oauth2, provider: google-oauth2, user_id: "2", isSocial: true}]}
`

// hostileOperation is something that a run does to one object. The last configuration of the steps is
// applied under the fault; those before it are applied in peace. nil destroys.
type hostileOperation struct {
	typeName string
	imports  string // ID to import first; "" for none.
	steps    []map[string]tftypes.Value
	// named says that the service chooses the ID. Where the answer is lost for good, the next run cannot
	// know that what it made is ours, but has to name it, with the way to import.
	named bool
	// alone says that the operation makes and changes a user of its own, nobody of the seed.
	alone bool
}

func with(base map[string]tftypes.Value, extra map[string]tftypes.Value) map[string]tftypes.Value {
	all := map[string]tftypes.Value{}
	for k, v := range base {
		all[k] = v
	}
	for k, v := range extra {
		all[k] = v
	}
	return all
}

func stringSet(values ...string) tftypes.Value {
	elements := make([]tftypes.Value, len(values))
	for i, v := range values {
		elements[i] = acctest.String(v)
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
}

func permissionSet(names ...string) tftypes.Value {
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "resource_server_identifier": tftypes.String}}
	elements := make([]tftypes.Value, len(names))
	for i, name := range names {
		elements[i] = tftypes.NewValue(typ, map[string]tftypes.Value{"name": acctest.String(name), "resource_server_identifier": acctest.String("https://api.example.com")})
	}
	return tftypes.NewValue(tftypes.Set{ElementType: typ}, elements)
}

// hostileOperations are the rows of the matrix.
func hostileOperations() map[string]hostileOperation {
	type object = map[string]tftypes.Value
	person := object{
		"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("ana@example.com"),
		"password": acctest.String(hostilePassword), "app_metadata": acctest.String(`{"team":"a"}`),
	}
	mail := object{"connection_name": acctest.String("email"), "email": acctest.String("mail@example.com")}
	sms := object{"connection_name": acctest.String("sms"), "phone_number": acctest.String("+14155550123")}
	kept := object{"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("kept@example.com")}
	of := func(extra object) object { return with(object{"user_id": acctest.String("auth0|kept")}, extra) }
	roles := func(ids ...string) object { return of(object{"roles": stringSet(ids...)}) }
	permissions := func(names ...string) object { return of(object{"permissions": permissionSet(names...)}) }
	const a, b = "rol_000000000000000a", "rol_000000000000000b"
	name := object{"name": acctest.String("New Name")}
	blocks := object{"on_destroy": acctest.String("block")}
	phone := of(object{"type": acctest.String("phone"), "phone_number": acctest.String("+14155550199"), "name": acctest.String("Mobile")})
	link := of(object{"identity_provider": acctest.String("google-oauth2"), "identity_user_id": acctest.String("2")})
	const user, userRoles, userPermissions = "auth0users_user", "auth0users_user_roles", "auth0users_user_permissions"
	return map[string]hostileOperation{
		"create a user":           {typeName: user, alone: true, steps: []object{person}},
		"create by e-mail":        {typeName: user, alone: true, named: true, steps: []object{mail}},
		"create by phone":         {typeName: user, alone: true, named: true, steps: []object{sms}},
		"create with adopt":       {typeName: user, alone: true, steps: []object{with(person, object{"on_conflict": acctest.String("adopt")})}},
		"adopt a user":            {typeName: user, steps: []object{with(kept, with(name, object{"on_conflict": acctest.String("adopt")}))}},
		"change a user":           {typeName: user, alone: true, steps: []object{person, with(person, name)}},
		"change e-mail, password": {typeName: user, alone: true, steps: []object{person, with(person, object{"email": acctest.String("anna@example.com"), "password": acctest.String(hostilePassword + "2")})}},
		"refresh a user":          {typeName: user, alone: true, steps: []object{person, person}},
		"import a user":           {typeName: user, imports: "auth0|kept", steps: []object{kept}},
		"delete a user":           {typeName: user, alone: true, steps: []object{person, nil}},
		"block a user":            {typeName: user, alone: true, steps: []object{with(person, blocks), nil}},
		"assign roles":            {typeName: userRoles, steps: []object{roles(a, b)}},
		"refresh roles":           {typeName: userRoles, steps: []object{roles(a), roles(a)}},
		"change roles":            {typeName: userRoles, steps: []object{roles(a), roles(b)}},
		"remove roles":            {typeName: userRoles, steps: []object{roles(a), nil}},
		"assign a role":           {typeName: "auth0users_user_role", steps: []object{of(object{"role_id": acctest.String(a)})}},
		"remove a role":           {typeName: "auth0users_user_role", steps: []object{of(object{"role_id": acctest.String(a)}), nil}},
		"grant permissions":       {typeName: userPermissions, steps: []object{permissions("read:books", "write:books")}},
		"change permissions":      {typeName: userPermissions, steps: []object{permissions("read:books"), permissions("write:books")}},
		"create a method":         {typeName: "auth0users_user_authentication_method", named: true, steps: []object{phone}},
		"rename a method":         {typeName: "auth0users_user_authentication_method", steps: []object{phone, with(phone, object{"name": acctest.String("Other")})}},
		"delete a method":         {typeName: "auth0users_user_authentication_method", steps: []object{phone, nil}},
		"link an account":         {typeName: "auth0users_user_identity", steps: []object{link}},
		"unlink an account":       {typeName: "auth0users_user_identity", steps: []object{link, nil}},
		"make a recovery code":    {typeName: "auth0users_user_recovery_code", steps: []object{of(nil)}},
		"make a ticket":           {typeName: "auth0users_user_ticket", steps: []object{of(object{"type": acctest.String("password_change")})}},
		"revoke access":           {typeName: "auth0users_user_access_revocation", steps: []object{of(nil)}},
	}
}

// prepare brings the object into the state before the fault, and sets the last configuration.
func (o hostileOperation) prepare(t *testing.T, c *cell) {
	t.Helper()
	c.typeName = o.typeName
	if o.imports != "" {
		read := c.p.Import(t.Context(), o.typeName, o.imports)
		c.state, c.private, c.identity = read.NewState, read.Private, read.NewIdentity
	}
	for _, step := range o.steps[:len(o.steps)-1] {
		c.config = step
		diags, _ := c.apply(t.Context())
		c.p.NoError(diags)
	}
	c.config = o.steps[len(o.steps)-1]
}
