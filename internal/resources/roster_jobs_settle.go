// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// settle takes what a job that has ended says of its people. Only what adds up counts; whoever is left is looked for.
func (j *rosterJobs) settle(ctx context.Context, all []newcomer, job *client.Job) (missing []newcomer) {
	if job.Summary.Failed == 0 && job.Summary.Inserted == len(all) {
		j.everybody(ctx, all, job)
		return nil
	}
	if job.Summary.Failed == 0 {
		return j.look(ctx, all, job)
	}
	rows, err := j.Data.Client.Jobs.ImportErrors(ctx, job)
	if err != nil {
		return j.look(ctx, all, job)
	}
	refused := refusedBy(rows, all)
	var others []newcomer
	for _, n := range all {
		if refused[n.key] == nil {
			others = append(others, n)
		}
	}
	if len(refused) == job.Summary.Failed && len(others) == job.Summary.Inserted {
		j.everybody(ctx, others, job)
		others = nil
	}
	var turnedAway []newcomer
	for _, n := range all {
		if refused[n.key] != nil {
			turnedAway = append(turnedAway, n)
		}
	}
	j.together(ctx, turnedAway, func(n newcomer) { j.turnedAway(ctx, n, refused[n.key]) })
	return j.look(ctx, others, job)
}

// refusedBy says which row is about whom, by key: by the ID, or else by an e-mail address that only one of them has.
func refusedBy(rows []*client.ImportError, all []newcomer) map[string]*client.ImportError {
	byID, byEmail := map[string]newcomer{}, map[string][]newcomer{}
	for _, n := range all {
		email := strings.ToLower(n.plan.Email.ValueString())
		byID[n.earlier.UserID], byEmail[email] = n, append(byEmail[email], n)
	}
	refused := map[string]*client.ImportError{}
	for _, row := range rows {
		n, ours := byID[tfvalue.BareUserID(row.UserID)]
		if same := byEmail[strings.ToLower(row.Email)]; row.UserID == "" && len(same) == 1 {
			n, ours = same[0], true
		}
		if ours {
			refused[n.key] = row
		}
	}
	return refused
}

// everybody was made by the job. The job does not tell what Auth0 has chosen for them, such as the nickname: the next
// refresh does.
func (j *rosterJobs) everybody(ctx context.Context, all []newcomer, job *client.Job) {
	ctx = context.WithoutCancel(ctx) // They exist, whatever has ended.
	j.together(ctx, all, func(n newcomer) {
		r := n.user.CreateUserRequest
		j.imported(ctx, n, &client.User{
			ID: n.earlier.ID(), Email: r.Email, Username: r.Username, PhoneNumber: r.PhoneNumber, Blocked: r.Blocked,
			EmailVerified: r.EmailVerified, PhoneVerified: r.PhoneVerified, UpdatedAt: &job.CreatedAt, CreatedAt: &job.CreatedAt,
		})
	})
}

// turnedAway is about somebody whom the job says it did not make. The user can be there all the same: of a job whose answer
// was lost, of a run that was killed, or because the job could not do everything.
func (j *rosterJobs) turnedAway(ctx context.Context, n newcomer, row *client.ImportError) {
	switch found, err := j.Data.Client.Users.FindEarlier(ctx, n.user.CreateUserRequest, n.earlier); {
	case err != nil:
		j.remarks.about(n.key, n.plan, diag.Diagnostics{notLookedFor(n, err)})
	case found != nil:
		j.imported(ctx, n, found)
		if row.Code == factorsFailed {
			j.remarks.about(n.key, n.plan, diag.Diagnostics{diag.NewWarningDiagnostic("Second Factors Not Imported", fmt.Sprintf(
				"The user %s was made, with the password, and Auth0 could not take the second factors of mfa_factors_wo.\n\n"+
					"Correct them for others, and let this person enroll anew.",
				who(n.plan.subject(), found.ID)))})
		}
	case !row.IsDuplicate():
		j.remarks.about(n.key, n.plan, diag.Diagnostics{diag.NewErrorDiagnostic("Person Was Not Imported", fmt.Sprintf(
			"The import job has refused the user %s: %s\n\nCorrect the person in the configuration.", n.plan.subject(), reasonOf(n, row)))})
	case j.database.Options.Known && j.database.Options.WithoutPassword && !n.secret:
		j.oneByOne(n)
	default:
		u, diags := j.user().existing(ctx, n.config.userModel, n.plan.userModel, j.conflict(ctx, n, row))
		j.remarks.about(n.key, n.plan, diags)
		if u != nil {
			j.made(ctx, n.key, n.plan, u)
		}
	}
}

// conflict is why somebody who exists already was turned away: perhaps because somebody has the ID that is written.
func (j *rosterJobs) conflict(ctx context.Context, n newcomer, row *client.ImportError) error {
	if n.earlier.Drawn {
		return row.Conflict()
	}
	holder, err := j.Data.Client.Users.Get(ctx, n.earlier.ID())
	if err != nil {
		return row.Conflict()
	}
	return &client.TakenUserIDError{Holder: holder, Err: row.Conflict()}
}

// factorsFailed is the code for somebody who was made without the factors.
const factorsFailed = "MFA_FACTORS_FAILED"

// reasonOf is what the job says of a person; where anybody in the jobs brings secrets only what cannot hold any.
func reasonOf(n newcomer, row *client.ImportError) string {
	if n.hushed {
		return strings.TrimSpace("the code is "+row.Code+" "+row.Path) + "."
	}
	return strings.TrimSuffix(strings.TrimSpace(row.Message), ".") + " (" + row.Code + ")."
}

// look finds out who was made, by the IDs: from the search index, where somebody with an ID that was drawn can only be
// ours, and by reading the ID of everybody else. The job is the one that was to make them, or nil where nobody knows of one.
func (j *rosterJobs) look(ctx context.Context, all []newcomer, job *client.Job) (missing []newcomer) {
	var ids []string
	for _, n := range all {
		if n.earlier.Drawn {
			ids = append(ids, n.earlier.ID())
		}
	}
	hints := j.Data.Users.Search(ctx, ids)
	var mu sync.Mutex
	j.together(ctx, all, func(n newcomer) {
		u := hints[n.earlier.ID()]
		if u == nil {
			var err error
			if u, err = j.Data.Client.Users.FindEarlier(ctx, n.user.CreateUserRequest, n.earlier); err != nil {
				j.remarks.about(n.key, n.plan, diag.Diagnostics{notLookedFor(n, err)})
				return
			}
		}
		if u != nil {
			j.imported(ctx, n, u)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		n.again, n.job = true, job
		missing = append(missing, n)
	})
	return missing
}

// together does something for all, some at a time.
func (j *rosterJobs) together(ctx context.Context, all []newcomer, do func(newcomer)) {
	byKey := make(map[string]newcomer, len(all))
	keys := make([]string, 0, len(all))
	for _, n := range all {
		byKey[n.key] = n
		keys = append(keys, n.key)
	}
	failed := func(key string, diags diag.Diagnostics) { j.remarks.about(key, byKey[key].plan, diags) }
	for _, key := range j.each(ctx, keys, writers, "importing people of "+RosterType, func(key string) { do(byKey[key]) }, failed) {
		failed(key, diag.Diagnostics{mayExist(byKey[key], "The run was interrupted while an import job was to make them.")})
	}
}

// imported takes a user who came in by a job into the state.
func (j *rosterJobs) imported(ctx context.Context, n newcomer, u *client.User) {
	if !j.Data.People.Born(u.ID) {
		j.remarks.about(n.key, n.plan, diag.Diagnostics{alreadyManaged(n.plan.userModel, u.ID, "connection_name")})
		return
	}
	u, diags := j.user().arrived(ctx, n.config.userModel, n.plan.userModel, u)
	j.remarks.about(n.key, n.plan, diags)
	j.made(ctx, n.key, n.plan, u)
	if n.plan.VerifyEmail.ValueBool() {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.mails = append(j.mails, n.key)
	}
}

// codeTooManyRequests is in a refusal of the rate limit. That of a third import job has no code.
const codeTooManyRequests = "too_many_requests"

// notImported words that the job could not begin.
func notImported(n newcomer, err error) diag.Diagnostic {
	if refused, _ := apiError(err); client.IsRateLimited(err) && refused.Code != codeTooManyRequests {
		return diag.NewErrorDiagnostic("Import Jobs Are Busy", fmt.Sprintf(
			"Auth0 works on two import jobs of a tenant at a time, and others used both for %s, so nobody has imported the user %s.\n\n"+
				"Apply again when they have ended.",
			busyPatience, n.plan.subject()))
	}
	silence := ""
	if refused, ok := apiError(err); ok && n.hushed && refused.Message != "" {
		silent := *refused
		silent.Message = ""
		err = &silent
		silence = "\n\nThe message of Auth0 is left out, because it could repeat what password_hashes_wo or mfa_factors_wo bring. Look at the " +
			"log of the tenant."
	}
	d := apidiag.From(apidiag.Operation{Verb: "import", Object: "user", Subject: n.plan.subject()}, err)
	return diag.NewErrorDiagnostic(d.Summary(), d.Detail()+silence)
}

// neverImported is about somebody whom no job has made. What Auth0 says of a job is left out where anybody in the jobs brings
// secrets: it could repeat them.
func neverImported(n newcomer) diag.Diagnostic {
	fate, job, said := "was to be made by an import job, and nobody knows what became of the request", "the import jobs", ""
	if n.job != nil {
		job = "the job " + n.job.ID
		switch {
		case n.job.Failed():
			fate = "was to be made by an import job, which has failed"
		case n.job.Ended():
			fate = "was to be made by an import job, which has ended and does not say whom it made"
		default:
			fate = "was to be made by an import job, which had not ended when it was asked about last"
		}
		if n.job.StatusDetails != "" && !n.hushed {
			said = " Auth0 said: " + strings.TrimSuffix(n.job.StatusDetails, ".") + "."
		}
	}
	return diag.NewErrorDiagnostic("Person Was Not Imported", fmt.Sprintf(
		"The user %s %s. There was no user %s when that was looked for.%s\n\n"+
			"Plan and apply again: the new plan proposes exactly who is missing. If that does not help, look at %s in the log of the tenant.",
		n.plan.subject(), fate, n.earlier.ID(), said, job))
}

// mayExist names somebody whom a job may have made, or still makes, with the way back; why completes it for everybody.
func mayExist(n newcomer, why string) diag.Diagnostic {
	next := "Plan and apply again: a run within the next hour takes them up."
	if !n.earlier.Drawn {
		next = "Plan and apply again: who is there is reported then, and on_conflict = \"adopt\" takes them over."
	}
	return diag.NewErrorDiagnostic("User May Exist", fmt.Sprintf("The user %s may exist, with the ID "+
		"%s.\n\n%s\n\n%s", n.plan.subject(), n.earlier.ID(), why, next))
}

// notLookedFor is about somebody whom a job may have made and who could not be looked for.
func notLookedFor(n newcomer, err error) diag.Diagnostic {
	if errors.Is(err, context.Canceled) {
		return mayExist(n, "The run was interrupted while an import job was to make them.")
	}
	d := apidiag.From(apidiag.Operation{Verb: "look for", Object: "user", Subject: n.plan.subject()}, err)
	_, why, _ := strings.Cut(d.Detail(), "\n\n") // The first paragraph only names the user.
	return mayExist(n, "What has become of an import job was to be found out by reading the users, and that failed.\n\n"+why)
}
