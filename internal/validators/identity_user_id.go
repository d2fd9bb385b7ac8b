// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// IdentityUserID refuses an ID within a provider that has the prefix of another provider, which would never be
// found. The attribute beside it of the given name holds the provider.
func IdentityUserID(provider string) validator.String { return identityUserID{provider} }

type identityUserID struct{ provider string }

func (v identityUserID) Description(context.Context) string {
	return "must be an ID within the provider, with or without the prefix of " + v.provider
}

func (v identityUserID) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (v identityUserID) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	var provider types.String
	at := req.Path.ParentPath().AtName(v.provider)
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || req.Config.GetAttribute(ctx, at, &provider).HasError() ||
		provider.ValueString() == "" {
		return
	}
	id := req.ConfigValue.ValueString()
	prefix := importid.ForeignPrefix(provider.ValueString(), id)
	if prefix == "" {
		return
	}
	_, rest, _ := strings.Cut(id, "|")
	resp.Diagnostics.AddAttributeError(req.Path, "Foreign Prefix of an Identity", fmt.Sprintf(
		"%q is the ID of an account of the provider %s, but %s is %q.\n\nWrite an ID within that provider, with or without its "+
			"prefix; or, if %s is meant, %s = %q.",
		id, prefix, v.provider, provider.ValueString(), rest, v.provider, prefix))
}
