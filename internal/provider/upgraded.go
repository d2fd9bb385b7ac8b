// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// upgraded is a server that hands a state of the current version back as it came. The CLI asks for the
// upgrade of every object in every run, up to three times, and the framework takes the state apart and
// puts it together again for the same result.
type upgraded struct {
	checked
	forms func() map[string]reflect.Type
}

func newUpgraded(next checked) upgraded {
	return upgraded{next, sync.OnceValue(func() map[string]reflect.Type {
		forms := map[string]reflect.Type{}
		for name, schema := range next.schemas().ResourceSchemas {
			forms[name] = formOfBlock(schema.Block)
		}
		return forms
	})}
}

// UpgradeResourceState leaves to the framework what is of another version, what Terraform 0.11 wrote,
// and what has attributes that the schema does not know, which must be dropped.
func (s upgraded) UpgradeResourceState(
	ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	schema := s.schemas().ResourceSchemas[req.TypeName]
	if schema == nil || req.Version != schema.Version || req.RawState == nil || len(req.RawState.Flatmap) > 0 ||
		!fits(req.RawState.JSON, s.forms()[req.TypeName]) {
		return s.checked.UpgradeResourceState(ctx, req)
	}
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &tfprotov6.DynamicValue{JSON: req.RawState.JSON}}, nil
}

// fits reports whether a stored object has no attribute that the schema does not know, at any level.
func fits(stored []byte, form reflect.Type) bool {
	if form == nil {
		return false
	}
	object := reflect.New(reflect.PointerTo(form))
	d := json.NewDecoder(bytes.NewReader(stored))
	d.DisallowUnknownFields()
	return d.Decode(object.Interface()) == nil && !object.Elem().IsNil() && !d.More()
}
