// Package apidiag turns errors of the Management API client into diagnostics: what
// was tried and for whom, what Auth0 said, and what to do next. It is the only
// place that words such errors, so that all resources speak alike.
package apidiag

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Operation says what was tried, in the words of the messages.
type Operation struct {
	// Verb as in "Unable to Create User": create, read, update, delete, list, adopt.
	Verb string
	// Object as in "user".
	Object string
	// Subject is what a person recognises the object by: an e-mail address, an ID.
	Subject string
	// Attribute finds the attribute that an error of the API is about; it may be
	// nil, and returns false when no attribute is to blame.
	Attribute func(*client.Error) (path.Path, bool)
}

// Always blames one attribute for every error about the request itself.
func Always(attribute string) func(*client.Error) (path.Path, bool) {
	return func(*client.Error) (path.Path, bool) { return path.Root(attribute), true }
}

// Summary is the static title of the operation's diagnostics.
func (op Operation) Summary() string { return "Unable to " + title(op.Verb) + " " + title(op.Object) }

func (op Operation) what() string {
	if op.Subject == "" {
		return fmt.Sprintf("%s the %s", op.Verb, op.Object)
	}
	return fmt.Sprintf("%s the %s %s", op.Verb, op.Object, op.Subject)
}

// From words an error. The attribute path is set where one attribute is to blame.
func From(op Operation, err error) diag.Diagnostic {
	var (
		apiError  *client.Error
		auth      *client.AuthError
		connect   *client.ConnectError
		ambiguous *client.AmbiguousCreateError
	)
	switch {
	case errors.As(err, &ambiguous):
		return ambiguousCreate(op, ambiguous)
	case errors.Is(err, context.Canceled):
		return op.error("The run was cancelled before Auth0 had answered.", "Nothing else was sent. Run the command again to go on.")
	case errors.As(err, &auth):
		return authProblem(op, auth)
	case errors.As(err, &connect):
		return connectProblem(op, connect)
	case errors.As(err, &apiError):
		return apiProblem(op, apiError)
	case errors.Is(err, context.DeadlineExceeded):
		return op.error("Auth0 did not answer in time.", "Run the command again. If it happens often, raise request_timeout in the provider block.")
	}
	return op.error("An unexpected error occurred: "+err.Error()+".", "Please report this to the provider's developers.")
}

// error makes a diagnostic of the parts that are not empty, one paragraph each.
func (op Operation) error(parts ...string) diag.Diagnostic {
	return diag.NewErrorDiagnostic(op.Summary(), op.detail(parts...))
}

func (op Operation) detail(parts ...string) string {
	paragraphs := []string{"Could not " + op.what() + "."}
	for _, p := range parts {
		if p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

func apiProblem(op Operation, e *client.Error) diag.Diagnostic {
	detail := op.detail(said(e), advice(op, e))
	if op.Attribute != nil && (e.Status == http.StatusBadRequest || e.Status == http.StatusConflict) {
		if p, found := op.Attribute(e); found {
			return diag.NewAttributeErrorDiagnostic(p, op.Summary(), detail)
		}
	}
	return diag.NewErrorDiagnostic(op.Summary(), detail)
}

// said quotes Auth0: its sentence and code, never its JSON.
func said(e *client.Error) string {
	switch {
	case e.Status == 0:
		return "The connection broke, or no answer came in time, and repeating the request did not help."
	case !e.FromAPI:
		return fmt.Sprintf("Something other than the Management API answered with status %d (%s): a proxy, or a wrong domain.", e.Status, http.StatusText(e.Status))
	case e.Message == "":
		return fmt.Sprintf("Auth0 answered with status %d (%s).", e.Status, http.StatusText(e.Status))
	}
	text := "Auth0 said: " + strings.TrimSuffix(e.Message, ".") + "."
	if e.Code != "" {
		text += fmt.Sprintf(" (status %d, %s)", e.Status, e.Code)
	} else {
		text += fmt.Sprintf(" (status %d)", e.Status)
	}
	return text
}

func advice(op Operation, e *client.Error) string {
	switch {
	case e.Status == http.StatusUnauthorized:
		return "The access token is not valid: expired, made for another tenant, or mistyped. If you use api_token (AUTH0_API_TOKEN), get a new one; " +
			"it cannot be renewed during a run, so prefer client_id with client_secret."
	case client.IsInsufficientScope(e):
		return scopeAdvice(e)
	case e.Status == http.StatusForbidden && e.Code == "insufficient_entitlement":
		return "The tenant's subscription does not include this feature."
	case client.IsCustomDomainConflict(e):
		return "Set custom_domain_header, in the resource or in the provider block, to the custom domain to use in e-mails and links, " +
			"or choose a default custom domain for the tenant."
	case e.Status == http.StatusNotFound:
		return fmt.Sprintf("The %s was probably deleted outside of Terraform; the next plan will show it.", op.Object)
	case e.Status == http.StatusTooManyRequests:
		return "The tenant's rate limit stayed exhausted for a long time. Find out what else uses the Management API, or lower the CLI's -parallelism."
	case e.Status >= 500 || e.Status == 0:
		text := "This is a problem of the service or the network. Run the command again later."
		if e.MayHaveBeenProcessed {
			text += " The request may have taken effect all the same; the next plan will tell."
		}
		return text
	case !e.FromAPI:
		return "Check the provider's domain (AUTH0_DOMAIN) and whatever stands between this machine and the tenant."
	}
	return ""
}

func scopeAdvice(e *client.Error) string {
	scopes := e.RequiredScopes()
	which := "the missing scope"
	switch len(scopes) {
	case 0:
	case 1:
		which = "the scope " + scopes[0]
	default:
		which = "one of the scopes " + strings.Join(scopes, ", ")
	}
	return fmt.Sprintf("Grant %s to the application: in the Auth0 dashboard, Applications > APIs > Auth0 Management API > Machine to Machine Applications. "+
		"A token that exists already does not gain scopes: with api_token, get a new one.", which)
}

func ambiguousCreate(op Operation, e *client.AmbiguousCreateError) diag.Diagnostic {
	var marks []string
	for _, m := range []struct{ name, value string }{{"ID", e.UserID}, {"e-mail address", e.Email}, {"phone number", e.PhoneNumber}, {"connection", e.Connection}} {
		if m.value != "" {
			marks = append(marks, "  "+m.name+": "+m.value)
		}
	}
	next := "Run the command again: if the user exists, it is reported with the import block to use"
	if e.UserID != "" {
		next = fmt.Sprintf("Look for it before you run the command again. If it exists, take it over with\n\n  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\n"+
			"If you only run the command again, a user that exists is reported", e.UserID)
	}
	return diag.NewErrorDiagnostic("User Possibly Created", fmt.Sprintf(
		"The answer to the request that creates the user was lost, and Auth0 could not be asked what happened. The user may or may not exist:\n\n%s\n\n%s; "+
			"it is never created twice.", strings.Join(marks, "\n"), next))
}

// title capitalises the words of a lower-case phrase, as summaries have them.
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}
