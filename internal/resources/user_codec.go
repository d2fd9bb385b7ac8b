// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

// A user's configuration, plan and state come and go dozens of times in a run for each of thousands of
// users. The framework's own way from the wire to a struct and back takes the schema apart each time;
// these functions know the model.

// userType is the type of the resource on the wire.
var userType = sync.OnceValue(func() tftypes.Object {
	var m userModel
	attributes := map[string]tftypes.Type{}
	for _, c := range m.cells() {
		attributes[c.name] = c.value().Type(context.Background()).TerraformType(context.Background())
	}
	return tftypes.Object{AttributeTypes: attributes}
})

// decodeUser reads a configuration, plan or state that is not null as a whole.
func decodeUser(ctx context.Context, raw tftypes.Value) (userModel, error) {
	var m userModel
	var object map[string]tftypes.Value
	if err := raw.As(&object); err != nil {
		return m, err
	}
	for _, c := range m.cells() {
		v, has := object[c.name]
		if !has {
			return m, fmt.Errorf("attribute %s is missing", c.name)
		}
		if err := c.read(ctx, v); err != nil {
			return m, err
		}
	}
	return m, nil
}

// encodeUser is the opposite of decodeUser.
func encodeUser(ctx context.Context, m userModel) (tftypes.Value, error) {
	object := make(map[string]tftypes.Value, 32)
	for _, c := range m.cells() {
		v, err := c.value().ToTerraformValue(ctx)
		if err != nil {
			return tftypes.Value{}, fmt.Errorf("attribute %s: %w", c.name, err)
		}
		object[c.name] = v
	}
	return tftypes.NewValue(userType(), object), nil
}

// userPlaces are the places of a user's cells, by attribute.
var userPlaces = sync.OnceValue(func() map[string]int { return cellPlaces((&userModel{}).cells()) })

// userFromWire is nil for what is null as a whole. It reports whether the value could be read.
func userFromWire(v *tfprotov6.DynamicValue) (*userModel, bool) {
	if v == nil {
		return nil, true
	}
	r, err := tfwire.NewReader(v, userType())
	if err != nil {
		return nil, false
	}
	m := &userModel{}
	cells, read := m.cells(), 0
	there, err := r.Object(func(name []byte) error {
		at, has := userPlaces()[string(name)]
		if !has {
			return fmt.Errorf("unknown attribute %q", name)
		}
		read++
		return cells[at].receive(r)
	})
	if there == tfwire.Null {
		return nil, err == nil
	}
	return m, err == nil && read == len(cells)
}

// userBytes is about what a user takes on the wire.
const userBytes = 1024

// wire is the opposite of userFromWire.
func (m *userModel) wire() (*tfprotov6.DynamicValue, error) {
	if m == nil {
		return tfwire.None(), nil
	}
	w, cells := tfwire.NewWriter(userBytes), m.cells()
	w.Object(len(cells))
	for _, c := range cells {
		c.send(w)
	}
	return w.Value()
}

// getUser is decodeUser for a request of the framework. Values may have been unknown when the
// configuration was validated, so metadata is looked at again.
func getUser(ctx context.Context, raw tftypes.Value, to *userModel) diag.Diagnostics {
	m, err := decodeUser(ctx, raw)
	if err != nil {
		return unreadableUser(err)
	}
	*to = m
	return m.badMetadata(ctx)
}

// badMetadata is what is wrong with the metadata of the model.
func (m userModel) badMetadata(ctx context.Context) diag.Diagnostics {
	var resp xattr.ValidateAttributeResponse
	for _, a := range userMetadata {
		a.of(&m).ValidateAttribute(ctx, xattr.ValidateAttributeRequest{Path: path.Root(a.name)}, &resp)
	}
	return resp.Diagnostics
}

// setUser is encodeUser for a response of the framework.
func setUser(ctx context.Context, raw *tftypes.Value, m userModel) diag.Diagnostics {
	v, err := encodeUser(ctx, m)
	if err != nil {
		return unreadableUser(err)
	}
	*raw = v
	return nil
}

// unreadableUser cannot happen as long as model and schema fit, which a test makes sure of.
func unreadableUser(err error) diag.Diagnostics {
	return diag.Diagnostics{diag.NewErrorDiagnostic("Unreadable User",
		"The values of the resource do not fit its schema: "+err.Error()+".\n\nThis is a defect of the provider. Please report it.")}
}
