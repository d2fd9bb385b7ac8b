// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Values of import_jobs.
const (
	importJobsAuto  = "auto"
	importJobsNever = "never"
)

// fewestByJob is how many new people are worth a job: a few requests, and some seconds of waiting.
const fewestByJob = 10

// jobs says which new people of a roster come in by import jobs.
type jobs struct {
	people map[string]bool
	// database is where they come in; nil where nobody does.
	database *client.Connection
}

// jobsFor chooses among new people. A few are made one by one, unless Auth0 refuses that because the database asks for a
// password: a job makes people without one. That is asked of Auth0 in an apply, where nothing was looked at before; a
// plan goes by what it looks at anyway.
func (s Roster) jobsFor(ctx context.Context, of *roster, arrive []string, applies bool) jobs {
	if of.importJobs.ValueString() == importJobsNever || of.connection.IsUnknown() || s.Data.Client == nil {
		return jobs{}
	}
	chosen := map[string]bool{}
	for _, key := range arrive {
		if is := of.people[key]; is.fitsJob() {
			chosen[key] = true
		}
	}
	if len(chosen) == 0 {
		return jobs{}
	}
	must := slices.ContainsFunc(slices.Collect(maps.Keys(chosen)), func(key string) bool { is := of.people[key]; return is.bringsSecrets() })
	many := len(chosen) >= fewestByJob
	c := s.database(ctx, of.connection.ValueString(), many || must || applies)
	if c == nil {
		return jobs{}
	}
	if !many && asksForNoPassword(c) {
		maps.DeleteFunc(chosen, func(key string, _ bool) bool { is := of.people[key]; return !is.bringsSecrets() })
	}
	return jobs{chosen, c}
}

// fitsJob reports whether a job can make the person: without a plain password, and with an e-mail address.
func (p *person) fitsJob() bool {
	return passwordOf(p.userModel) == nil && !p.PasswordWO.IsUnknown() && !p.Email.IsNull()
}

// asksForNoPassword reports whether people without a password can be made one by one, as far as is known.
func asksForNoPassword(c *client.Connection) bool {
	return !c.Options.Known || c.Options.WithoutPassword
}

// database is the connection when jobs can bring people into it, and that is known; nil otherwise. With ask it is
// looked up even where the plan does not look at connections.
func (s Roster) database(ctx context.Context, name string, ask bool) *client.Connection {
	c := s.Data.Preflight.Connection(ctx, name)
	if c == nil && ask && name != connectionEmail && name != connectionSMS {
		c = s.Data.Connection(ctx, name) // Without it they come one by one.
	}
	if c == nil || c.Strategy != "auth0" || c.Options.Custom {
		return nil
	}
	return c
}

// sayJobs says how people come in, where some of them come by job, and what the mails that the job does not send need.
func (p *rosterPlan) sayJobs(arrive []string) {
	byJob, oneByOne, unverified, mails := 0, 0, 0, 0
	for _, key := range arrive {
		switch is := p.plan.people[key]; {
		case is.adopts():
		case !p.jobs.people[key]:
			oneByOne++
		default:
			byJob++
			if is.VerifyEmail.ValueBool() {
				mails++
			}
			if is.VerifyEmail.IsNull() && !is.EmailVerified.ValueBool() {
				unverified++
			}
		}
	}
	if byJob == 0 {
		return
	}
	text := fmt.Sprintf("Of %d new people, %d come in by import jobs of Auth0, about a thousand in one job, and %d one by one.", byJob+
		oneByOne, byJob, oneByOne)
	if unverified > 0 {
		text += fmt.Sprintf("\n\nAn import job sends no verification e-mail, and %d of them have an address that is not verified. Where one is "+
			"wanted, write verify_email = true: it is sent after the job.", unverified)
	}
	p.diags.Append(diag.NewAttributeWarningDiagnostic(path.Root("import_jobs"), "New People Come In by Import Jobs", text))
	if mails > 0 {
		p.diags.Append(requireScopes(p.Data, operations.SendVerificationEmail)...)
	}
}
