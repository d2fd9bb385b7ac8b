// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package provider is the provider itself: its configuration and the one list of
// everything it serves.
package provider

import (
	"context"
	"math"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/actions"
	"github.com/auth0users/terraform-provider-auth0users/internal/datasources"
	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
	"github.com/auth0users/terraform-provider-auth0users/internal/listresources"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// TypeName is the prefix of everything the provider serves.
const TypeName = "auth0users"

var (
	_ provider.Provider                   = (*auth0users)(nil)
	_ provider.ProviderWithActions        = (*auth0users)(nil)
	_ provider.ProviderWithListResources  = (*auth0users)(nil)
	_ provider.ProviderWithValidateConfig = (*auth0users)(nil)
	_ provider.ProviderWithFunctions      = (*auth0users)(nil)
)

type auth0users struct {
	version string
	usage   *Usage                   // nil keeps none
	network http.RoundTripper        // nil is the real one
	getenv  func(name string) string // nil is that of the process
	// configured is told what Configure made; nil for nobody.
	configured func(*run.Data)
}

// New returns a constructor; version is "dev" outside of releases. The provider
// value itself holds nothing that Configure learns, so one may be shared.
func New(version string) func() provider.Provider {
	return func() provider.Provider { return &auth0users{version: version} }
}

func (p *auth0users) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = TypeName
	resp.Version = p.version
}

func (p *auth0users) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Manages the users of an Auth0 tenant over the Management API v2: the people, what they may do and " +
			"what they sign in with. It works next to the official `auth0/auth0` provider, which manages the rest of a tenant.",
		Attributes: map[string]schema.Attribute{
			"domain": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Domain of the tenant, such as `acme.eu.auth0.com`, with or without `https://`. " +
					"Plain `http://` is accepted for addresses of the local machine only (the emulator). Environment: `AUTH0_DOMAIN`.",
			},
			"client_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Client ID of a machine-to-machine application that may call the Management API. Environment: `AUTH0_CLIENT_ID`.",
			},
			"client_secret": schema.StringAttribute{
				Optional:  true,
				Sensitive: true,
				MarkdownDescription: "Secret of the application. Needs `client_id`. Environment: `AUTH0_CLIENT_SECRET`. A secret, key " +
					"or token in the provider block silences all such variables in the environment.",
			},
			"client_assertion_private_key": schema.StringAttribute{
				Optional:  true,
				Sensitive: true,
				MarkdownDescription: "Private key (PEM) of the application, inline or through `file(\"key.pem\")`, for the `private_key_jwt` " +
					"authentication method. Needs `client_id`. Environment: `AUTH0_CLIENT_ASSERTION_PRIVATE_KEY`.",
			},
			"client_assertion_signing_alg": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Algorithm that signs the client assertion: `RS256` (the default), `RS384`, `RS512` " +
					"or `PS256`. It must be the one registered with the key. Environment: `AUTH0_CLIENT_ASSERTION_SIGNING_ALG`.",
				Validators: []validator.String{validators.OneOf(signingAlgs...)},
			},
			"api_token": schema.StringAttribute{
				Optional:  true,
				Sensitive: true,
				MarkdownDescription: "A Management API token, used as it is instead of `client_id` and a secret or key. It cannot " +
					"be renewed, so the run must end before the token does. Environment: `AUTH0_API_TOKEN`, which counts before the " +
					"variables of an application, but not when the provider block sets `client_id`.",
			},
			"audience": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Audience of the token. Set it to `https://TENANT.REGION.auth0.com/api/v2/` when `domain` is a custom domain; " +
					"otherwise it follows from `domain`. Environment: `AUTH0_AUDIENCE`.",
			},
			"custom_domain_header": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Custom domain that Auth0 uses in the e-mails and links it sends because of a request " +
					"(header `Auth0-Custom-Domain`). Needed on tenants with several custom domains and no default. " +
					"Environment: `AUTH0_CUSTOM_DOMAIN_HEADER`.",
				Validators: []validator.String{validators.CustomDomain()},
			},
			"max_requests_per_second": schema.Float64Attribute{
				Optional: true,
				MarkdownDescription: "Upper limit for the provider's requests per second, at least `0.1`. Without it the provider " +
					"paces itself by the rate-limit headers of the tenant.",
				Validators: []validator.Float64{validators.Number(0.1, math.Inf(1))},
			},
			"rate_limit_share": schema.Float64Attribute{
				Optional: true,
				MarkdownDescription: "How much of the tenant's rate limit the provider may use up, from `0.05` to `1`. Defaults " +
					"to `0.8`: a fifth of each burst stays for the applications of the tenant, and requests of theirs go first, since the provider " +
					"waits whenever they have used some of it. On a plan with a burst of only a few requests, a fifth of the rate is left instead.",
				Validators: []validator.Float64{validators.Number(0.05, 1)},
			},
			"max_retries": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: "How often a failed request is repeated, where repeating it is safe. Defaults to 5. `0` turns retries " +
					"off; answers of the rate limiter (status 429) are waited out all the same. After a request that found no connection in any of its " +
					"attempts, others have one each, for a minute or until something is answered.",
				Validators: []validator.Int64{int64validator.Between(0, 100)},
			},
			"request_timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "How long one attempt of one request may take, as in `45s` or `2m`. Defaults to `60s`.",
				Validators:          []validator.String{validators.Duration()},
			},
			"read_strategy": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "How refreshing many users is done. `auto`, the default: from few searches, so that a plan of " +
					"a thousand users costs tens of requests; a difference, and a user that the search does not know, is confirmed by reading that user " +
					"directly before it is reported. What remains: a change that someone else made within the search index's lag " +
					"(seconds) may be seen one plan later. Roles of many users are read from the members of roles where that costs less, by the same " +
					"rule, and roles or permissions of one user that several resources manage are read once. `direct`: each resource reads for itself.",
				Validators: []validator.String{validators.OneOf(readAuto, readDirect)},
			},
			"preflight": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Whether a plan says what Auth0 would refuse when it is applied. `auto`, the default: as far as the granted " +
					"scopes let the provider know it. Missing scopes are an error (0 requests: the token tells them). With `read:connections`, mistakes " +
					"about the connection of a new user, or of one whose username or password changes, are warnings, or an error where nothing else in " +
					"the same apply can mend them: at most 1 request for a whole plan, none when nobody needs it. Whether somebody has the e-mail " +
					"address, username, phone number or ID of a new user takes 1 request for about ten new users, and whether newly given roles exist 1 " +
					"for a whole plan (permissions: 1 for an API); both are warnings. What is not known is never an error. `off`: nothing is looked at; " +
					"for plans that are made with other credentials than they are applied with, and for a destroy that an error of the configuration " +
					"would stop. See *What a plan finds out* above.",
				Validators: []validator.String{validators.OneOf(preflightAuto, preflightOff)},
			},
			"stale_plan": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "What an apply does to a user whom somebody else has changed since the plan was made: in the dashboard, by " +
					"another program, while the plan waited for approval. `fail` leaves the user as it is, with an error that names the attributes; the " +
					"next plan shows the change. `warn` goes on and says what was changed. Without it, the default, nobody looks, and what both have " +
					"changed is overwritten. Only what the configuration manages counts, so a login is no change, and neither is what the plan wants " +
					"anyway. Takes 1 request more for each user that is updated or deleted (none where a new password has the user read " +
					"anyway). See *Plans that wait* above.",
				Validators: []validator.String{validators.OneOf(run.StaleFail, run.StaleWarn)},
			},
			"deletion_protection": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "With `true` every plan that would delete a user is an error that names the user, " +
					"also when the whole resource was removed from the configuration or must be replaced. Users with `on_destroy = \"keep\"` or " +
					"`\"block\"` are not deleted and so not affected. Defaults to `false`.",
			},
			"max_deletions": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: "How many users one run may delete. A plan that would delete more is an error that names those met so far, so " +
					"that a wrong filter or an empty file does not cost a whole team. Replacements count. A tainted user looks new to a plan: it is " +
					"counted when the apply comes to it, and refused then. Without it there is no limit. See the guide *Deleting, blocking and keeping " +
					"people* for what a provider can see under `-target`, `-replace` and `-refresh-only`.",
				Validators: []validator.Int64{int64validator.AtLeast(0)},
			},
			"max_blocks": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: "How many users one run may block, by `blocked = true` or by destroying a resource with `on_destroy " +
					"= \"block\"`. Works like `max_deletions`.",
				Validators: []validator.Int64{int64validator.AtLeast(0)},
			},
		},
	}
}

func (p *auth0users) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		resources.NewUser,
		resources.NewUserRoles,
		resources.NewUserRole,
		resources.NewUserPermissions,
		resources.NewUserPermission,
		resources.NewUserIdentity,
		resources.NewUserAuthenticationMethod,
		resources.NewUserAuthenticationMethods,
		resources.NewUserAccessRevocation,
		resources.NewUserRecoveryCode,
		resources.NewUserTicket,
		resources.NewPeopleReview,
	}
}

func (p *auth0users) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{
		datasources.NewUser,
		datasources.NewUsers,
		datasources.NewUsersByEmail,
		datasources.NewUserRoles,
		datasources.NewUserPermissions,
		datasources.NewUserAuthenticationMethods,
		datasources.NewUserEnrollments,
		datasources.NewUserGroups,
		datasources.NewUserOrganizations,
		datasources.NewUserConnectedAccounts,
		datasources.NewUserEffectiveRoles,
		datasources.NewUserEffectivePermissions,
		datasources.NewUserSessions,
		datasources.NewUserRefreshTokens,
		datasources.NewUserLogs,
		datasources.NewUserFederatedConnectionsTokensets,
		datasources.NewUserBlocks,
	}
}

func (p *auth0users) Functions(context.Context) []func() function.Function {
	return []func() function.Function{
		functions.NewParseUserID,
		functions.NewSearchEscape,
		functions.NewSearchQuery,
	}
}

func (p *auth0users) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{
		listresources.NewUser,
		listresources.NewUserRoles,
		listresources.NewUserRole,
		listresources.NewUserPermissions,
		listresources.NewUserPermission,
	}
}

func (p *auth0users) Actions(context.Context) []func() action.Action {
	return recovering(
		actions.NewRevokeUserAccess,
		actions.NewDeleteUserSessions,
		actions.NewDeleteUserRefreshTokens,
		actions.NewDeleteUserAuthenticators,
		actions.NewDeleteUserAuthenticationMethods,
		actions.NewDeleteUserMultifactorProvider,
		actions.NewInvalidateUserRememberedBrowsers,
		actions.NewClearUserRiskAssessments,
		actions.NewDeleteUserFederatedConnectionsTokenset,
		actions.NewUnblockUser,
		actions.NewRegenerateUserRecoveryCode,
		actions.NewSendUserVerificationEmail,
	)
}
