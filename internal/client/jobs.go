// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// JobsClient is the jobs of the tenant: work that the service does in the background.
type JobsClient struct{ client *Client }

// Job is the state of one job.
type Job struct {
	ID            string `json:"id"`             // E.g. "job_aB3dE5fG7hI9jK1l".
	Type          string `json:"type"`           // E.g. "verification_email".
	Status        string `json:"status"`         // "pending", "completed" or "failed".
	StatusDetails string `json:"status_details"` // Why, in words; usually "".
	CreatedAt     string `json:"created_at"`     // RFC 3339, by the clock of the service.

	Summary *ImportSummary `json:"summary"` // Of an import that has ended; nil for none.
}

// Statuses of a job that has ended.
const (
	jobCompleted = "completed"
	jobFailed    = "failed"
)

// Ended reports whether nothing more will happen to the job.
func (j *Job) Ended() bool { return j.Status == jobCompleted || j.Status == jobFailed }

// Failed reports whether the job has ended without doing its work.
func (j *Job) Failed() bool { return j.Status == jobFailed }

// VerificationEmailRequest is the body of POST /jobs/verification-email.
type VerificationEmailRequest struct {
	UserID         string       `json:"user_id"`                   // Full ID.
	ClientID       string       `json:"client_id,omitempty"`       // Application that the mail speaks for; "" for the tenant's global one.
	OrganizationID string       `json:"organization_id,omitempty"` // Organization that the mail speaks for; "" for none.
	Identity       *IdentityRef `json:"identity,omitempty"`        // Nil for the primary identity of a database user.
}

// IdentityRef names one identity of a user.
type IdentityRef struct {
	UserID       string `json:"user_id"`                 // Without the prefix of the provider.
	Provider     string `json:"provider"`                // Strategy, e.g. "google-oauth2".
	ConnectionID string `json:"connection_id,omitempty"` // E.g. "con_aB3dE5fG7hI9jK1l"; "" when the rest is enough.
}

// VerificationEmail starts a job that sends the mail that asks to verify an address, and returns it
// (POST /jobs/verification-email). A request whose answer was lost is not repeated: nobody wants the
// mail twice. A user or identity that cannot get the mail is an [*Error] with [IsBadRequest].
func (j *JobsClient) VerificationEmail(ctx context.Context, request VerificationEmailRequest, opts ...RequestOption) (*Job, error) {
	options := optionsOf(requestOptions{customDomain: j.client.customDomain}, opts)
	job, err := ask(ctx, j.client, call{
		operation: operations.SendVerificationEmail, header: options.customDomainHeader(), body: request,
	}, func(job *Job) string { return unless(job.ID != "", "holds no job") })
	return j.clean(job), err
}

// Get reads a job by ID (GET /jobs/{id}). The service forgets jobs after a day; a missing one is an
// [*Error] with [IsNotFound].
func (j *JobsClient) Get(ctx context.Context, id string) (*Job, error) {
	get := call{operation: operations.GetJob, params: []string{id}}
	job, err := ask(ctx, j.client, get, func(job *Job) string { return unless(job.ID == id, "is not about the job that was asked for") })
	return j.clean(job), err
}

// clean masks the secrets in what the service says about a job; nil stays nil.
func (j *JobsClient) clean(job *Job) *Job {
	if job != nil {
		job.StatusDetails = foreign(j.client.secrets, job.StatusDetails, mostText)
	}
	return job
}

// Pauses between two looks at a job.
const (
	jobPauseFirst = time.Second
	jobPauseMost  = 10 * time.Second
)

// pauses are those between two looks at a job: the first, how much longer each is than the one before, and the longest.
type pauses struct {
	first, most time.Duration
	by          float64
}

// Wait returns the job once it has ended, failed or not. It looks after one second and then at
// growing intervals up to ten seconds, until ctx ends: then it returns the error of the context, and
// the job goes on (GET /jobs/{id}). A context without a deadline is given 15 minutes: then the error
// is a [*patience.Error]. A job that has ended costs no request.
func (j *JobsClient) Wait(ctx context.Context, job *Job) (*Job, error) {
	return j.wait(ctx, job, pauses{jobPauseFirst, jobPauseMost, 1.5}, func(*Job) {})
}

// wait is Wait with other pauses, and tells of every look.
func (j *JobsClient) wait(ctx context.Context, job *Job, looks pauses, looked func(*Job)) (*Job, error) {
	bounded, end := j.bound(ctx, job)
	defer end()
	for pause := looks.first; !job.Ended(); pause = min(time.Duration(float64(pause)*looks.by), looks.most) {
		if err := sleep(bounded, pause); err != nil {
			return nil, patience.Cause(ctx, bounded)
		}
		next, err := j.Get(bounded, job.ID)
		switch {
		case err != nil && bounded.Err() != nil:
			return nil, patience.Cause(ctx, bounded)
		case err != nil:
			return nil, err
		}
		job = next
		looked(job)
	}
	return job, nil
}

// bound ends a wait for a job with the caller's context, or else after jobPatience.
func (j *JobsClient) bound(ctx context.Context, job *Job) (bounded context.Context, end func()) {
	wait := patience.Wait{
		For: "the end of the job " + job.ID, Most: jobPatience, Advice: "The job goes on at Auth0; the tenant's log says what becomes of it.",
	}
	if deadline, ok := ctx.Deadline(); ok {
		wait.Most = time.Until(deadline)
		return ctx, j.client.teller.Tell(ctx, wait)
	}
	return j.client.teller.Bound(ctx, wait)
}
