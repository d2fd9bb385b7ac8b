// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// signingAlgs are the algorithms Auth0 accepts for client assertions.
var signingAlgs = []string{"RS256", "RS384", "RS512", "PS256"}

// variables are the environment variables behind the attributes that have one.
// Their names are those of Auth0's own tools.
var variables = map[string]string{
	"domain":                       "AUTH0_DOMAIN",
	"client_id":                    "AUTH0_CLIENT_ID",
	"client_secret":                "AUTH0_CLIENT_SECRET",
	"client_assertion_private_key": "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY",
	"client_assertion_signing_alg": "AUTH0_CLIENT_ASSERTION_SIGNING_ALG",
	"api_token":                    "AUTH0_API_TOKEN",
	"audience":                     "AUTH0_AUDIENCE",
	"custom_domain_header":         "AUTH0_CUSTOM_DOMAIN_HEADER",
}

// block is what the provider block says about the attributes of variables; ""
// for what it leaves out or leaves empty.
func (c config) block() map[string]string {
	values := map[string]string{}
	for name, v := range map[string]types.String{
		"domain":                       c.Domain,
		"client_id":                    c.ClientID,
		"client_secret":                c.ClientSecret,
		"client_assertion_private_key": c.ClientAssertionPrivateKey,
		"client_assertion_signing_alg": c.ClientAssertionSigningAlg,
		"api_token":                    c.APIToken,
		"audience":                     c.Audience,
		"custom_domain_header":         c.CustomDomainHeader,
	} {
		// None of these may hold white space at its ends, but what file() reads ends in a line break.
		values[name] = strings.TrimSpace(v.ValueString())
	}
	return values
}

// settings is the client configuration after the environment has filled in what
// the provider block leaves out.
func (c config) settings(getenv func(string) string) (client.Config, diag.Diagnostics) {
	if diags := c.conflict(); diags.HasError() {
		return client.Config{}, diags
	}
	block := c.block()
	value := func(attribute string) string {
		if v := block[attribute]; v != "" {
			return v
		}
		return strings.TrimSpace(getenv(variables[attribute]))
	}
	s := client.Config{
		Domain:               value("domain"),
		SigningAlg:           value("client_assertion_signing_alg"),
		Audience:             value("audience"),
		CustomDomainHeader:   value("custom_domain_header"),
		MaxRequestsPerSecond: c.MaxRequestsPerSecond.ValueFloat64(),
		RateLimitShare:       c.RateLimitShare.ValueFloat64(),
		MaxRetries:           int(c.MaxRetries.ValueInt64()),
		RequestTimeout:       duration(c.RequestTimeout),
	}
	if strings.HasSuffix(s.Audience, "/api/v2") {
		s.Audience += "/" // The identifier of the Management API ends in a slash, in every tenant.
	}
	if !c.MaxRetries.IsNull() && c.MaxRetries.ValueInt64() == 0 {
		s.MaxRetries = -1 // The client reads 0 as "the default".
	}
	diags := credentials(&s, block, value)
	if s.Domain != "" {
		return s, diags
	}
	text := "The provider does not know which tenant to talk to.\n\n" +
		"Set domain in the provider block, or the environment variable AUTH0_DOMAIN, to the tenant's domain, for example acme.eu.auth0.com."
	if s.ClientID == "" && diags.Contains(missingCredentials()) {
		// Nothing at all is configured: that is one mistake, not two.
		return s, errorAt("domain", "Missing Provider Configuration", text+"\n\n"+missingCredentials().Detail())
	}
	return s, append(diags, diag.NewAttributeErrorDiagnostic(path.Root("domain"), "Missing Auth0 Domain", text))
}

// credentials picks the one way to authenticate. A credential in the provider
// block silences every credential of another kind in the environment.
func credentials(s *client.Config, block map[string]string, value func(string) string) diag.Diagnostics {
	token, secret, key := block["api_token"], block["client_secret"], block["client_assertion_private_key"]
	overlooked := ""
	if token == "" && secret == "" && key == "" {
		token, secret, key = value("api_token"), value("client_secret"), value("client_assertion_private_key")
		// A client_id in the provider block announces application credentials,
		// so a token that happens to be in the environment does not count.
		if token != "" && block["client_id"] != "" {
			token = ""
			overlooked = "\n\nThe environment variable AUTH0_API_TOKEN is not used, because the provider block sets client_id. To " +
				"use the token, remove client_id."
		}
	}
	if token != "" {
		s.Token = token
		return algorithmWithoutKey(block)
	}
	s.ClientID, s.ClientSecret, s.PrivateKey = value("client_id"), secret, key
	switch {
	case secret != "" && key != "":
		return errorAt("client_secret", "Conflicting Credentials",
			"Both AUTH0_CLIENT_SECRET and AUTH0_CLIENT_ASSERTION_PRIVATE_KEY are set, and the provider block names neither.\n\n"+
				"Unset one of the two variables, or set client_secret or client_assertion_private_key in the provider block.")
	case secret == "" && key == "" && s.ClientID == "":
		return diag.Diagnostics{missingCredentials()}
	case secret == "" && key == "":
		return errorAt("client_secret", "Missing Application Secret",
			"There is a client_id, but nothing to prove it with.\n\n"+
				"Set client_secret (AUTH0_CLIENT_SECRET) or client_assertion_private_key (AUTH0_CLIENT_ASSERTION_PRIVATE_KEY)."+overlooked)
	case s.ClientID == "":
		return errorAt("client_id", "Missing Client ID",
			"There is an application secret or key, but no client ID.\n\nSet client_id in the provider block, or the "+
				"environment variable AUTH0_CLIENT_ID.")
	case key == "":
		return algorithmWithoutKey(block)
	}
	return nil
}

func missingCredentials() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("client_id"), "Missing Auth0 Credentials",
		"The provider has no credentials for the Management API. Set one of these, in the provider block or as environment variables:\n\n"+
			"  - client_id and client_secret (AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET)\n"+
			"  - client_id and client_assertion_private_key (AUTH0_CLIENT_ID, AUTH0_CLIENT_ASSERTION_PRIVATE_KEY)\n"+
			"  - api_token (AUTH0_API_TOKEN)")
}

// algorithmWithoutKey refuses an algorithm that the provider block sets for nothing.
// One in the environment may be meant for another run.
func algorithmWithoutKey(block map[string]string) diag.Diagnostics {
	if block["client_assertion_signing_alg"] == "" {
		return nil
	}
	return errorAt("client_assertion_signing_alg", "Signing Algorithm Without Key",
		"client_assertion_signing_alg has a meaning only together with client_assertion_private_key (AUTH0_CLIENT_ASSERTION_PRIVATE_KEY).\n\n"+
			"Remove it, or authenticate with a private key.")
}

// conflict refuses a provider block that names two ways to authenticate. Values
// that are not known yet are looked at when they are.
func (c config) conflict() diag.Diagnostics {
	block := c.block()
	var set []string
	for _, name := range []string{"client_secret", "client_assertion_private_key", "api_token"} {
		if block[name] != "" {
			set = append(set, name)
		}
	}
	if len(set) > 1 {
		return errorAt(set[1], "Conflicting Credentials", fmt.Sprintf(
			"The provider block sets %s, but only one way to authenticate can be used.\n\n"+
				"Keep client_secret, client_assertion_private_key or api_token and remove the others. An environment variable "+
				"(AUTH0_CLIENT_SECRET, AUTH0_CLIENT_ASSERTION_PRIVATE_KEY, AUTH0_API_TOKEN) never conflicts with the provider block: the block wins.",
			strings.Join(set, " and ")))
	}
	if block["api_token"] != "" && block["client_id"] != "" {
		return errorAt("client_id", "Conflicting Credentials",
			"The provider block sets client_id and api_token, but a token needs no client ID: it is used as it is.\n\n"+
				"Remove client_id, or replace api_token by client_secret (AUTH0_CLIENT_SECRET) or client_assertion_private_key "+
				"(AUTH0_CLIENT_ASSERTION_PRIVATE_KEY).")
	}
	return nil
}

// invalid words what client.New finds wrong with a value, and says where the value
// comes from.
func (c config) invalid(err error) diag.Diagnostic {
	var ce *client.ConfigError
	if !errors.As(err, &ce) {
		return diag.NewErrorDiagnostic("Invalid Provider Configuration",
			"The client for Auth0 could not be made. Please report this to the provider's developers.")
	}
	origin := fmt.Sprintf("Correct %s in the provider block", ce.Field)
	if variable := variables[ce.Field]; variable != "" {
		if c.block()[ce.Field] == "" {
			origin = fmt.Sprintf("Correct the environment variable %s, from which the value comes", variable)
		} else {
			origin += fmt.Sprintf(", or remove it there to use the environment variable %s", variable)
		}
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(ce.Field), "Invalid Provider Configuration",
		fmt.Sprintf("The value of %s cannot be used: %s.\n\n%s.", ce.Field, ce.Reason, origin))
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
