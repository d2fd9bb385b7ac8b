package provider

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

// signingAlgs are the algorithms Auth0 accepts for client assertions.
var signingAlgs = []string{"RS256", "RS384", "RS512", "PS256"}

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
	MaxRetries                types.Int64   `tfsdk:"max_retries"`
	RequestTimeout            types.String  `tfsdk:"request_timeout"`
	DeletionProtection        types.Bool    `tfsdk:"deletion_protection"`
}

// ValidateConfig refuses a provider block that names two ways to authenticate.
// What the environment adds is only known to Configure.
func (p *auth0users) ValidateConfig(ctx context.Context, req provider.ValidateConfigRequest, resp *provider.ValidateConfigResponse) {
	var c config
	resp.Diagnostics.Append(req.Config.Get(ctx, &c)...)
	if resp.Diagnostics.HasError() {
		return
	}
	var set []string
	for _, credential := range []struct {
		name  string
		value types.String
	}{
		{"client_secret", c.ClientSecret},
		{"client_assertion_private_key", c.ClientAssertionPrivateKey},
		{"api_token", c.APIToken},
	} {
		if !credential.value.IsUnknown() && credential.value.ValueString() != "" {
			set = append(set, credential.name)
		}
	}
	if len(set) > 1 {
		resp.Diagnostics.AddAttributeError(path.Root(set[1]), "Conflicting Credentials", fmt.Sprintf(
			"The provider block sets %s, but only one way to authenticate can be used.\n\n"+
				"Keep client_secret, client_assertion_private_key or api_token and remove the others. An environment variable "+
				"(AUTH0_CLIENT_SECRET, AUTH0_CLIENT_ASSERTION_PRIVATE_KEY, AUTH0_API_TOKEN) never conflicts with the provider block: the block wins.",
			strings.Join(set, " and ")))
	}
}

// Configure merges the configuration with the environment and builds the client.
// It makes no request: the token is fetched when the first request needs it.
func (p *auth0users) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var c config
	resp.Diagnostics.Append(req.Config.Get(ctx, &c)...)
	if resp.Diagnostics.HasError() {
		return
	}

	data := &providerdata.Data{DeletionProtection: c.DeletionProtection.ValueBool()}
	if data.Unknown = c.firstUnknown(); data.Unknown == "" {
		s, diags := c.settings(os.Getenv)
		resp.Diagnostics.Append(diags...)
		if resp.Diagnostics.HasError() {
			return
		}
		s.Version = p.version
		s.UserAgent = fmt.Sprintf("terraform-provider-auth0users/%s (+https://registry.terraform.io/providers/auth0users/auth0users) Terraform/%s", p.version, req.TerraformVersion)
		cl, err := client.New(s)
		if err != nil {
			resp.Diagnostics.Append(configDiagnostic(err))
			return
		}
		data.Client = cl
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
		{"max_retries", c.MaxRetries},
		{"request_timeout", c.RequestTimeout},
		{"deletion_protection", c.DeletionProtection},
	} {
		if a.value.IsUnknown() {
			return a.name
		}
	}
	return ""
}

// settings is the client configuration after the environment has filled in what
// the provider block leaves out. A credential in the provider block silences
// every credential of another kind in the environment.
func (c config) settings(getenv func(string) string) (client.Config, diag.Diagnostics) {
	var diags diag.Diagnostics
	or := func(v types.String, variable string) string {
		if s := v.ValueString(); s != "" {
			return s
		}
		return getenv(variable)
	}
	s := client.Config{
		Domain:               or(c.Domain, "AUTH0_DOMAIN"),
		ClientID:             or(c.ClientID, "AUTH0_CLIENT_ID"),
		SigningAlg:           or(c.ClientAssertionSigningAlg, "AUTH0_CLIENT_ASSERTION_SIGNING_ALG"),
		Audience:             or(c.Audience, "AUTH0_AUDIENCE"),
		CustomDomainHeader:   or(c.CustomDomainHeader, "AUTH0_CUSTOM_DOMAIN_HEADER"),
		MaxRequestsPerSecond: c.MaxRequestsPerSecond.ValueFloat64(),
		MaxRetries:           int(c.MaxRetries.ValueInt64()),
		RequestTimeout:       duration(c.RequestTimeout),
	}
	if !c.MaxRetries.IsNull() && c.MaxRetries.ValueInt64() == 0 {
		s.MaxRetries = -1 // The client reads 0 as "the default".
	}
	if s.Domain == "" {
		diags.AddAttributeError(path.Root("domain"), "Missing Auth0 Domain",
			"The provider does not know which tenant to talk to.\n\n"+
				"Set domain in the provider block, or the environment variable AUTH0_DOMAIN, to the tenant's domain, for example acme.eu.auth0.com.")
	}
	diags.Append(c.credentials(&s, getenv)...)
	return s, diags
}

// credentials picks the one way to authenticate.
func (c config) credentials(s *client.Config, getenv func(string) string) diag.Diagnostics {
	token, secret, key := c.APIToken.ValueString(), c.ClientSecret.ValueString(), c.ClientAssertionPrivateKey.ValueString()
	if token == "" && secret == "" && key == "" {
		// A client_id in the provider block announces application credentials,
		// so a token that happens to be in the environment does not count.
		if c.ClientID.ValueString() == "" {
			token = getenv("AUTH0_API_TOKEN")
		}
		secret, key = getenv("AUTH0_CLIENT_SECRET"), getenv("AUTH0_CLIENT_ASSERTION_PRIVATE_KEY")
	}
	switch {
	case token != "":
		s.Token, s.ClientID = token, ""
		return nil
	case key != "" && secret == "":
		s.PrivateKey = key
	case secret != "" && key == "":
		s.ClientSecret = secret
	case secret != "" && key != "":
		return errorAt("client_secret", "Conflicting Credentials",
			"Both AUTH0_CLIENT_SECRET and AUTH0_CLIENT_ASSERTION_PRIVATE_KEY are set, and the provider block names neither.\n\n"+
				"Unset one of the two variables, or set client_secret or client_assertion_private_key in the provider block.")
	case s.ClientID != "":
		return errorAt("client_secret", "Missing Application Secret",
			"There is a client_id, but nothing to prove it with.\n\n"+
				"Set client_secret (AUTH0_CLIENT_SECRET) or client_assertion_private_key (AUTH0_CLIENT_ASSERTION_PRIVATE_KEY).")
	default:
		return errorAt("client_id", "Missing Auth0 Credentials",
			"The provider has no credentials for the Management API. Set one of these, in the provider block or as environment variables:\n\n"+
				"  - client_id and client_secret (AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET)\n"+
				"  - client_id and client_assertion_private_key (AUTH0_CLIENT_ID, AUTH0_CLIENT_ASSERTION_PRIVATE_KEY)\n"+
				"  - api_token (AUTH0_API_TOKEN)")
	}
	if s.ClientID == "" {
		return errorAt("client_id", "Missing Client ID",
			"There is an application secret or key, but no client ID.\n\nSet client_id in the provider block, or the environment variable AUTH0_CLIENT_ID.")
	}
	if s.SigningAlg != "" && s.PrivateKey == "" && !c.ClientAssertionSigningAlg.IsNull() {
		return errorAt("client_assertion_signing_alg", "Signing Algorithm Without Key",
			"client_assertion_signing_alg has a meaning only together with client_assertion_private_key (AUTH0_CLIENT_ASSERTION_PRIVATE_KEY).\n\n"+
				"Remove it, or authenticate with a private key instead of a secret.")
	}
	return nil
}

// variables are the environment variables behind the attributes that client.New can find fault with.
var variables = map[string]string{
	"domain":                       "AUTH0_DOMAIN",
	"client_assertion_private_key": "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY",
	"client_assertion_signing_alg": "AUTH0_CLIENT_ASSERTION_SIGNING_ALG",
	"audience":                     "AUTH0_AUDIENCE",
}

func configDiagnostic(err error) diag.Diagnostic {
	var ce *client.ConfigError
	if !errors.As(err, &ce) {
		return diag.NewErrorDiagnostic("Invalid Provider Configuration", err.Error())
	}
	detail := fmt.Sprintf("The value of %s cannot be used: %s.", ce.Field, ce.Reason)
	if variable := variables[ce.Field]; variable != "" {
		detail += fmt.Sprintf("\n\nIt comes from the provider block or from the environment variable %s.", variable)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(ce.Field), "Invalid Provider Configuration", detail)
}

func errorAt(attribute, summary, detail string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, detail)}
}

// duration of an attribute that has been validated; 0 when it is null.
func duration(v types.String) time.Duration {
	d, err := time.ParseDuration(v.ValueString())
	if err != nil {
		return 0
	}
	return d
}
