// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// officialProvider ends the address of the provider that manages the rest of a
// tenant. The registry before it depends on the CLI.
const officialProvider = "/auth0/auth0"

// moveFrom is the state mover of one resource type of the other provider: what it
// stored is read into an S, whichever version its schema had, and handed to
// convert. Attributes that S does not name are ignored.
func moveFrom[S any](
	sourceType string, convert func(context.Context, S, resource.MoveStateRequest, *resource.MoveStateResponse),
) []resource.StateMover {
	return []resource.StateMover{{
		StateMover: func(ctx context.Context, req resource.MoveStateRequest, resp *resource.MoveStateResponse) {
			if req.SourceTypeName != sourceType || !strings.HasSuffix(req.SourceProviderAddress, officialProvider) {
				return // Not ours; the framework says so.
			}
			var source S
			if req.SourceRawState == nil || req.SourceRawState.JSON == nil {
				resp.Diagnostics.AddError("Unable to Move State", unreadable(sourceType, "it is not JSON, as Terraform 0.11 wrote it"))
				return
			}
			if err := json.Unmarshal(req.SourceRawState.JSON, &source); err != nil {
				resp.Diagnostics.AddError("Unable to Move State", unreadable(sourceType, misshapen(err)))
				return
			}
			convert(ctx, source, req, resp)
		},
	}}
}

// misshapen says what is wrong with a stored state, without its values.
func misshapen(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return "its attribute " + kind.Field + " is of an unexpected type"
	}
	return "it is not valid JSON"
}

func unreadable(sourceType, reason string) string {
	return fmt.Sprintf("The state of the %s to be moved could not be read: %s.\n\n"+
		"Remove it from the state with a removed block (lifecycle { destroy = false }) and import it instead; nothing is lost in Auth0.",
		sourceType, reason)
}
