// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

// cell is the value of one attribute in a model.
type cell struct {
	name     string
	computed bool // Where the configuration has null, the plan may have something else.
	at       any  // *types.String, *types.Bool or *types.Int64, in the model.
}

// cells are all attributes of the model, those of the tables and those with rules of their own.
func (m *userModel) cells() []cell {
	all := make([]cell, 0, 32)
	all = append(
		all,
		cell{"id", true, &m.ID},
		cell{"connection_name", false, &m.ConnectionName},
		cell{"user_id", true, &m.UserID.StringValue},
		cell{"verify_email", true, &m.VerifyEmail},
		cell{"password", true, &m.Password},
		cell{"password_wo", false, &m.PasswordWO},
		cell{"password_wo_version", false, &m.PasswordWOVersion},
		cell{"metadata_ownership", false, &m.MetadataOwnership},
		cell{"on_destroy", false, &m.OnDestroy},
		cell{"on_conflict", false, &m.OnConflict},
		cell{"adopted_user_id", true, &m.AdoptedUserID},
		cell{"custom_domain_header", false, &m.CustomDomainHeader},
	)
	for _, t := range userTexts {
		all = append(all, cell{t.name, true, t.of(m)})
	}
	for _, f := range userFlags {
		all = append(all, cell{f.name, true, f.of(m)})
	}
	for _, a := range userMetadata {
		all = append(all, cell{a.name, true, &a.of(m).StringValue})
	}
	return all
}

// value is the cell's content.
func (c cell) value() attr.Value {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		return *at
	case *types.Bool:
		return *at
	case *types.Int64:
		return *at
	}
	panic(fmt.Sprintf("attribute %s is a %T", c.name, c.at))
}

// forget makes the content unknown.
func (c cell) forget() {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		*at = types.StringUnknown()
	case *types.Bool:
		*at = types.BoolUnknown()
	case *types.Int64:
		*at = types.Int64Unknown()
	}
}

// read takes over a value of Terraform.
func (c cell) read(ctx context.Context, v tftypes.Value) error {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		return readAs(v, at, types.StringNull, types.StringUnknown, types.StringValue)
	case *types.Bool:
		return readAs(v, at, types.BoolNull, types.BoolUnknown, types.BoolValue)
	}
	// Only one attribute is a number.
	read, err := c.value().Type(ctx).ValueFromTerraform(ctx, v)
	if err != nil {
		return fmt.Errorf("attribute %s: %w", c.name, err)
	}
	if at, is := c.at.(*types.Int64); is {
		*at, _ = read.(types.Int64)
	}
	return nil
}

// receive takes over the next value of the wire.
func (c cell) receive(r *tfwire.Reader) (err error) {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		*at, err = r.Text()
	case *types.Bool:
		*at, err = r.Flag()
	case *types.Int64:
		*at, err = r.Number()
	}
	if err != nil {
		return fmt.Errorf("attribute %s: %w", c.name, err)
	}
	return nil
}

// send writes the content with its name.
func (c cell) send(w *tfwire.Writer) {
	w.Name(c.name)
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		w.Text(*at)
	case *types.Bool:
		w.Flag(*at)
	case *types.Int64:
		w.Number(*at)
	}
}

// cellPlaces are the places of cells by their names.
func cellPlaces(cells []cell) map[string]int {
	places := make(map[string]int, len(cells))
	for i, c := range cells {
		places[c.name] = i
	}
	return places
}

func readAs[Value, Go any](v tftypes.Value, to *Value, null, unknown func() Value, known func(Go) Value) error {
	switch {
	case !v.IsKnown():
		*to = unknown()
	case v.IsNull():
		*to = null()
	default:
		var content Go
		if err := v.As(&content); err != nil {
			return err
		}
		*to = known(content)
	}
	return nil
}
