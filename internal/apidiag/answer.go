// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// apiProblem words a request that Auth0 refused, or that brought no usable answer.
func apiProblem(op Operation, e *client.Error) diag.Diagnostic {
	detail := op.detail(said(e), advice(op, e))
	if op.Attribute != nil && (e.Status == http.StatusBadRequest || e.Status == http.StatusConflict ||
		e.Status == http.StatusRequestURITooLong) {
		if p, found := op.Attribute(e); found {
			return diag.NewAttributeErrorDiagnostic(p, op.Summary(), detail)
		}
	}
	return diag.NewErrorDiagnostic(op.Summary(), detail)
}

// said quotes Auth0: its sentence and code, never its JSON.
func said(e *client.Error) string {
	status := fmt.Sprintf("status %d (%s)", e.Status, http.StatusText(e.Status))
	switch {
	case e.Status == 0:
		return noAnswer(e)
	case client.IsUnusableAnswer(e):
		return "Auth0 answered with " + status + ", but the answer cannot be used: it " + problemOf(e) + "."
	case e.Status < http.StatusMultipleChoices:
		return "Auth0 answered with " + status + ", but the answer was incomplete or could not be read."
	case e.Status == http.StatusRequestURITooLong:
		return "The address of the request was too long for the server (status 414)."
	case !e.FromAPI:
		return "Something other than the Management API answered, with " + status + ": a proxy, or the server of a wrong domain."
	case e.Message == "":
		return "Auth0 answered with " + status + "."
	}
	marks := fmt.Sprintf("status %d", e.Status)
	if e.Code != "" {
		marks += ", " + e.Code
	}
	if e.RequestID != "" && e.Status >= http.StatusInternalServerError {
		marks += ", request " + e.RequestID // What Auth0's support asks for.
	}
	return "Auth0 said: " + sentence(e.Message) + " (" + marks + ")"
}

func noAnswer(e *client.Error) string {
	text := "The connection broke before an answer had arrived"
	if errors.Is(e.Err, context.DeadlineExceeded) {
		text = "No answer came in time"
	}
	if e.Attempts > 1 {
		text += fmt.Sprintf(", in each of %d attempts", e.Attempts)
	}
	return text + "."
}

func advice(op Operation, e *client.Error) string {
	ofFeature := featureAdvice(op, e)
	switch {
	case e.Status == http.StatusUnauthorized && e.FromAPI:
		return "The access token is not valid: expired, made for another tenant, or mistyped. If you use api_token " +
			"(AUTH0_API_TOKEN), get a new one; it cannot be renewed during a run, so prefer client_id with client_secret."
	case client.IsInsufficientScope(e):
		return scopeAdvice(e)
	case ofFeature != "":
		return ofFeature
	case client.IsCustomDomainConflict(e):
		return "Set custom_domain_header, in the resource or in the provider block (AUTH0_CUSTOM_DOMAIN_HEADER), to the custom " +
			"domain to use in e-mails and links, or choose a default custom domain for the tenant."
	case saysNothing(e):
		return fmt.Sprintf("This does not say that the %s is gone, so nothing was taken for deleted: the service may not know the "+
			"address of the request at all. Check the provider's domain (AUTH0_DOMAIN) and whatever stands between this machine and the tenant.",
			op.Object)
	case client.IsNotFound(e) && op.Doubt != "":
		return fmt.Sprintf("The %s was probably deleted in the meantime.", op.Object)
	case client.IsNotFound(e):
		return fmt.Sprintf("The %s was probably deleted outside of Terraform; the next plan will show it.", op.Object)
	case e.Status == http.StatusTooManyRequests:
		return "The tenant's rate limit stayed exhausted, although the request waited " + span(e.Waited) +
			". Find out what else uses the Management API, " +
			"or lower the CLI's -parallelism, or the provider's rate_limit_share or max_requests_per_second."
	case client.IsUnusableAnswer(e):
		return unusableAdvice(op, e)
	case e.Status >= http.StatusInternalServerError, e.Status < http.StatusMultipleChoices:
		if text := remedy(e); text != "" {
			return text
		}
		return again(op, e)
	case e.Status == http.StatusRequestURITooLong:
		return "Ask for less at a time: a query that names many values is best written by the function search_query, or as " +
			"field:(\"a\" OR \"b\" OR ...), which is sent in parts."
	case !e.FromAPI:
		return "Check the provider's domain (AUTH0_DOMAIN) and whatever stands between this machine and the tenant."
	}
	return remedy(e)
}

// again is the advice about what is nobody's mistake.
func again(op Operation, e *client.Error) string {
	text := "This is a problem of the service or the network. Run the command again later."
	if e.Status == 0 && errors.Is(e.Err, context.DeadlineExceeded) {
		text = "Run the command again. If it happens often, raise request_timeout in the provider block."
	}
	if e.MayHaveBeenProcessed {
		text += " " + op.doubt()
	}
	return text
}

func scopeAdvice(e *client.Error) string {
	which := "the missing scope"
	for _, scope := range e.RequiredScopes() {
		// Scopes on the "current user" are for tokens of users. The first of the
		// others is the one that the reference names for the endpoint.
		if !strings.Contains(scope, ":current_user") {
			which = "the scope " + scope
			break
		}
	}
	return fmt.Sprintf("Grant %s to the application: in the Auth0 dashboard, Applications > APIs > Auth0 Management API > "+
		"Machine to Machine Applications. A token that exists already does not gain scopes: with api_token, get a new one.", which)
}

// sentence ends a text of the service in exactly one full stop.
func sentence(text string) string { return strings.TrimRight(text, ". ") + "." }
