// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

type config struct {
	Domain                    types.String  `tfsdk:"domain"`
	ClientID                  types.String  `tfsdk:"client_id"`
	ClientSecret              types.String  `tfsdk:"client_secret"`
	ClientAssertionPrivateKey types.String  `tfsdk:"client_assertion_private_key"`
	ClientAssertionSigningAlg types.String  `tfsdk:"client_assertion_signing_alg"`
	APIToken                  types.String  `tfsdk:"api_token"`
	Audience                  types.String  `tfsdk:"audience"`
	CustomDomainHeader        types.String  `tfsdk:"custom_domain_header"`
	MaxRequestsPerSecond      types.Float64 `tfsdk:"max_requests_per_second"`
	RateLimitShare            types.Float64 `tfsdk:"rate_limit_share"`
	MaxRetries                types.Int64   `tfsdk:"max_retries"`
	RequestTimeout            types.String  `tfsdk:"request_timeout"`
	ReadStrategy              types.String  `tfsdk:"read_strategy"`
	DeletionProtection        types.Bool    `tfsdk:"deletion_protection"`
	MaxDeletions              types.Int64   `tfsdk:"max_deletions"`
	MaxBlocks                 types.Int64   `tfsdk:"max_blocks"`
	Preflight                 types.String  `tfsdk:"preflight"`
	StalePlan                 types.String  `tfsdk:"stale_plan"`
}

// Values of read_strategy; null means auto.
const (
	readAuto   = "auto"
	readDirect = "direct"
)

// Values of preflight; null means auto.
const (
	preflightAuto = "auto"
	preflightOff  = "off"
)

// ValidateConfig refuses a provider block that contradicts itself. What the
// environment adds is only known to Configure.
func (p *auth0users) ValidateConfig(ctx context.Context, req provider.ValidateConfigRequest, resp *provider.ValidateConfigResponse) {
	var c config
	resp.Diagnostics.Append(req.Config.Get(ctx, &c)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(c.conflict()...)
}

// Configure merges the configuration with the environment and builds the client.
// It makes no request: the token is fetched when the first request needs it.
func (p *auth0users) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var c config
	resp.Diagnostics.Append(req.Config.Get(ctx, &c)...)
	if resp.Diagnostics.HasError() {
		return
	}

	data := &run.Data{DeletionProtection: c.DeletionProtection.ValueBool(), StalePlan: c.StalePlan.ValueString()}
	data.People.MaxDeletions, data.People.MaxBlocks = c.MaxDeletions.ValueInt64Pointer(), c.MaxBlocks.ValueInt64Pointer()
	data.Unknown = c.firstUnknown()
	data.Variable = variables[data.Unknown]
	if data.Unknown == "" {
		getenv := os.Getenv
		if p.getenv != nil {
			getenv = p.getenv
		}
		s, diags := c.settings(getenv)
		resp.Diagnostics.Append(diags...)
		if resp.Diagnostics.HasError() {
			return
		}
		s.Version, s.HTTPTransport = p.version, p.network
		s.UserAgent = fmt.Sprintf("terraform-provider-auth0users/%s "+
			"(+https://registry.terraform.io/providers/auth0users/auth0users) Terraform/%s", p.version, req.TerraformVersion)
		cl, err := client.New(s)
		if err != nil {
			resp.Diagnostics.Append(c.invalid(err))
			return
		}
		data.Client = cl
		data.SetClient(cl, c.ReadStrategy.ValueString() == readDirect)
		if c.Preflight.ValueString() != preflightOff {
			// An apply plans again what it changes. Terraform happens to allow deferrals then and not in a plan: no
			// promise, but what it decides here is only whether a request is made once more for nothing.
			data.Preflight = preflight.New(cl, !req.ClientCapabilities.DeferralAllowed)
		}
	}
	p.usage.watch(ctx, data)
	if p.configured != nil {
		p.configured(data)
	}
	resp.ResourceData = data
	resp.DataSourceData = data
	resp.EphemeralResourceData = data
	resp.ActionData = data
	resp.ListResourceData = data
}

// firstUnknown names the first attribute that the client needs and whose value
// depends on something not applied yet; "" when there is none.
func (c config) firstUnknown() string {
	for _, a := range []struct {
		name  string
		value attr.Value
	}{
		{"domain", c.Domain},
		{"client_id", c.ClientID},
		{"client_secret", c.ClientSecret},
		{"client_assertion_private_key", c.ClientAssertionPrivateKey},
		{"client_assertion_signing_alg", c.ClientAssertionSigningAlg},
		{"api_token", c.APIToken},
		{"audience", c.Audience},
		{"custom_domain_header", c.CustomDomainHeader},
		{"max_requests_per_second", c.MaxRequestsPerSecond},
		{"rate_limit_share", c.RateLimitShare},
		{"max_retries", c.MaxRetries},
		{"request_timeout", c.RequestTimeout},
		{"read_strategy", c.ReadStrategy},
		{"deletion_protection", c.DeletionProtection},
		{"max_deletions", c.MaxDeletions},
		{"max_blocks", c.MaxBlocks},
		{"preflight", c.Preflight},
		{"stale_plan", c.StalePlan},
	} {
		if a.value.IsUnknown() {
			return a.name
		}
	}
	return ""
}
