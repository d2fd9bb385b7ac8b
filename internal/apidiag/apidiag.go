// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package apidiag turns errors of the Management API client into diagnostics: what
// was tried and for whom, what Auth0 said, and what to do next. It is the only
// place that words such errors, so that all resources speak alike.
package apidiag

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Operation says what was tried, in the words of the messages.
type Operation struct {
	// Verb as in "Unable to Create User": create, read, update, delete, list, adopt.
	Verb string
	// Object as in "user".
	Object string
	// Subject is what a person recognises the object by: an e-mail address, an ID.
	Subject string
	// Query is a search that was tried; it is shown on a line of its own.
	Query string
	// Feature names what a tenant may lack so that the operation cannot succeed, as
	// Auth0 calls it: Organizations. It is "" for what every tenant has.
	Feature string
	// Doubt says what to do when nobody knows whether the request took effect; "" says
	// that the next plan will tell, which is true of resources.
	Doubt string
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
		tooMany   *client.ResultCapError
		partial   *client.IncompleteListError
		vain      *patience.Error
	)
	switch {
	case errors.As(err, &ambiguous):
		return op.ambiguousCreate(ambiguous)
	case errors.Is(err, context.Canceled):
		return op.error("The run was cancelled before Auth0 had answered.", afterCancel(op, err))
	case errors.As(err, &vain):
		return op.error(fmt.Sprintf("It waited %s for %s, and that is the limit.", span(vain.Waited), vain.For), afterWait(op, err, vain))
	case errors.As(err, &apiError):
		return apiProblem(op, apiError)
	case errors.As(err, &auth):
		return authProblem(op, auth)
	case errors.As(err, &connect):
		return connectProblem(op, connect)
	case errors.As(err, &tooMany):
		return op.error(tooManyResults(tooMany), "Narrow the search.")
	case errors.As(err, &partial):
		return op.error(incompleteList(partial)+" An incomplete list is not returned.", "Run the command again. If it "+
			"happens often, narrow the search.")
	case errors.Is(err, context.DeadlineExceeded):
		return op.error("The time that the CLI allows for this was over before Auth0 had answered.", "Run the command again.")
	}
	return op.error("An unexpected error occurred: "+err.Error()+".", "Please report this to the provider's developers.")
}

func tooManyResults(e *client.ResultCapError) string {
	if e.Total <= e.Cap {
		return fmt.Sprintf("There are %d results or more, and Auth0 gives access to the first %d of a search only.", e.Cap, e.Cap)
	}
	return fmt.Sprintf("There are %d results, but Auth0 gives access to the first %d of a search only.", e.Total, e.Cap)
}

func incompleteList(e *client.IncompleteListError) string {
	if e.Total <= e.Found {
		return fmt.Sprintf("The list of users could not be read to its end, also when asked again: only %d were found.", e.Found)
	}
	return fmt.Sprintf("Auth0 counts at least %d users, but only %d of them could be listed, also when asked again.", e.Total, e.Found)
}

func afterCancel(op Operation, err error) string {
	if client.MayHaveBeenProcessed(err) {
		return op.doubt()
	}
	return "Nothing was changed. Run the command again to go on."
}

// afterWait is what to do when a wait was in vain.
func afterWait(op Operation, err error, vain *patience.Error) string {
	advice := vain.Advice
	if advice == "" {
		advice = "This is a problem of the service or the network. Run the command again later."
	}
	if client.MayHaveBeenProcessed(err) {
		return advice + " " + op.doubt()
	}
	return advice
}

// doubt is about a request that may have taken effect although no answer came.
func (op Operation) doubt() string {
	next := op.Doubt
	if next == "" {
		next = "the next plan will tell."
	}
	return "The request may have taken effect all the same; " + next
}

// error makes a diagnostic of the parts that are not empty, one paragraph each.
func (op Operation) error(parts ...string) diag.Diagnostic {
	return diag.NewErrorDiagnostic(op.Summary(), op.detail(parts...))
}

func (op Operation) detail(parts ...string) string {
	paragraphs := []string{"Could not " + op.what() + "."}
	if op.Query != "" {
		paragraphs = []string{"Could not " + op.what() + ":", "  " + op.Query}
	}
	for _, p := range parts {
		if p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// title capitalises the words of a lower-case phrase, as summaries have them.
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}
