// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/passwordhash"
)

const (
	// jobTries is how often somebody is in a job: again only when a look at the ID has shown that nobody was made.
	jobTries = 2
	// busyPatience is how long jobs of others are waited for.
	busyPatience = 2 * time.Minute
	// lastLooks is how long an interrupted run still waits for its jobs, and then again looks for what they have made.
	lastLooks = 20 * time.Second
)

// rosterJobs brings new people in by import jobs. Each has an ID before the job begins, so that reading the ID tells
// what became of them, whatever happens to the job.
type rosterJobs struct {
	*rosterApply
	jobs

	mu sync.Mutex
	// left are those who come one by one after all, mails those who want a verification e-mail.
	left, mails []string
}

// newcomer is somebody who is in a job.
type newcomer struct {
	key          string
	config, plan person
	user         client.ImportedUser
	earlier      client.Earlier
	secret       bool // Whether nobody else than a job may make the user.
	hushed       bool // Whether somebody in the jobs brings secrets, so that what Auth0 says of a job could hold one.
	again        bool // Whether a job before was to make the user.
	// job is the last one that was to make the user, as it was seen last; nil where Auth0 has not said that there is one.
	job *client.Job
}

// byJob brings people in by jobs, where that is the way, and returns those who come one by one.
func (a *rosterApply) byJob(ctx context.Context, arrive []string) (oneByOne []string) {
	var strangers []string
	for _, key := range arrive {
		if a.plan.people[key].adopts() {
			oneByOne = append(oneByOne, key) // The plan says that they are adopted.
			continue
		}
		strangers = append(strangers, key)
	}
	if len(strangers) == 0 {
		return oneByOne
	}
	// All of them count, as they did when the plan said how they come.
	j := &rosterJobs{rosterApply: a, jobs: a.jobsFor(ctx, a.config, arrive, true), left: oneByOne}
	var all []newcomer
	for _, key := range strangers {
		switch is := a.config.people[key]; {
		case j.people[key] && is.badSecrets() != nil: // They were not known when the configuration was validated.
			a.remarks.about(key, a.plan.people[key], is.badSecrets())
		case is.hash.IsUnknown() || is.factors.IsUnknown():
			a.remarks.about(key, a.plan.people[key], hashNotSent(a.plan.people[key]))
		case j.people[key]:
			all = append(all, j.newcomer(key))
		case is.bringsSecrets():
			a.remarks.about(key, a.plan.people[key], hashNotSent(a.plan.people[key]))
		default:
			j.left = append(j.left, key)
		}
	}
	secrets := slices.ContainsFunc(all, func(n newcomer) bool { return n.secret })
	for i := range all {
		all[i].hushed = secrets
	}
	j.bringIn(ctx, all)
	return j.left
}

func (j *rosterJobs) bringIn(ctx context.Context, all []newcomer) {
	for try := 1; try <= jobTries && len(all) > 0; try++ {
		all = j.round(ctx, all)
	}
	for _, n := range all {
		j.remarks.about(n.key, n.plan, diag.Diagnostics{neverImported(n)})
	}
	j.sendMails(ctx)
}

func (j *rosterJobs) newcomer(key string) newcomer {
	n := newcomer{key: key, config: j.config.people[key], plan: j.arrival(key)}
	request := createRequest(n.config.userModel, n.plan.userModel)
	n.earlier = j.Data.Client.Users.Draw(request)
	n.user.CreateUserRequest = j.user().withInheritedBlock(n.config.userModel, n.plan.userModel, request)
	n.user.UserID = &n.earlier.UserID
	n.secret = n.config.bringsSecrets()
	hash, _ := passwordhash.Parse(n.config.hash.ValueString()) // Validated, or else refused by byJob.
	n.user.PasswordHash, n.user.CustomPasswordHash = hash.Bcrypt, hash.Custom
	if factors := n.config.factors.ValueString(); factors != "" {
		n.user.MFAFactors = json.RawMessage(factors)
	}
	return n
}

// round has everybody in one job, and returns those who are known not to exist after it.
func (j *rosterJobs) round(ctx context.Context, all []newcomer) (missing []newcomer) {
	files, tooLarge := fill(all)
	for _, n := range tooLarge {
		if n.secret {
			j.remarks.about(n.key, n.plan, hashNotSent(n.plan))
			continue
		}
		j.oneByOne(n)
	}
	var keys []string
	for i := range files {
		keys = append(keys, strconv.Itoa(i))
	}
	index := func(key string) int { i, _ := strconv.Atoi(key); return i }
	file := func(key string) importFile { return files[index(key)] }
	failed := func(key string, diags diag.Diagnostics) {
		for _, n := range file(key).people {
			j.remarks.about(n.key, n.plan, diags)
		}
	}
	unbegun := j.each(ctx, keys, client.ImportsAtOnce, "importing people of "+RosterType, func(key string) {
		rest := j.one(ctx, file(key), fmt.Sprintf("%d of %d", index(key)+1, len(files)))
		j.mu.Lock()
		defer j.mu.Unlock()
		missing = append(missing, rest...)
	}, failed)
	for _, key := range unbegun {
		j.unreached(file(key).people)
	}
	return missing
}

// unreached is about people whose file an interrupted run has not come to. A job before may still make them.
func (j *rosterJobs) unreached(all []newcomer) {
	for _, n := range all {
		if n.again {
			j.remarks.about(n.key, n.plan, diag.Diagnostics{mayExist(n, "The run was interrupted while an import job was to make them.")})
			continue
		}
		j.remarks.about(n.key, n.plan, diag.Diagnostics{notReached()})
	}
}

// one carries out one import job, until it is known of everybody in it whether they were made. An interruption
// does not end the job at Auth0, so it is followed for a while longer.
func (j *rosterJobs) one(ctx context.Context, file importFile, of string) (missing []newcomer) {
	done, err := j.Data.Client.Jobs.ImportTurn(ctx)
	if err != nil {
		j.unreached(file.people)
		return nil
	}
	defer done()
	fields := map[string]any{"file": of, "people": file.Len()}
	tflog.Info(ctx, "Roster: an import job begins", fields)
	job, err := j.Data.Client.Jobs.ImportUsers(ctx, j.database.ID, file.ImportFile, busyPatience)
	waiting, endWait := outlasting(ctx, lastLooks)
	defer endWait()
	lasting, end := outlasting(ctx, 2*lastLooks)
	defer end()
	switch {
	case err != nil && client.MayHaveBeenProcessed(err):
		tflog.Warn(ctx, "Roster: the answer to an import job was lost; its people are looked for", fields)
		return j.look(lasting, file.people, nil)
	case err != nil:
		j.refused(file.people, err)
		return nil
	}
	fields["job"] = job.ID
	seen := job
	job, err = j.Data.Client.Jobs.WaitImport(waiting, job, func(job *client.Job) {
		seen = job
		tflog.Info(ctx, "Roster: an import job goes on", fields, map[string]any{"status": job.Status})
	})
	if err != nil || job.Failed() || job.Summary == nil {
		tflog.Warn(ctx, "Roster: an import job did not come to its end; its people are looked for", fields)
		return j.look(lasting, file.people, seen)
	}
	tflog.Info(ctx, "Roster: an import job has ended", fields, map[string]any{"inserted": job.Summary.Inserted, "failed": job.Summary.Failed})
	return j.settle(lasting, file.people, job)
}

// outlasting is a context that ends some time after another one.
func outlasting(ctx context.Context, by time.Duration) (lasting context.Context, end func()) {
	lasting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-time.After(by):
			cancel()
		case <-lasting.Done():
		}
	})
	return lasting, func() { stop(); cancel() }
}

// refused is about a job that did not begin, so that nobody was made.
func (j *rosterJobs) refused(all []newcomer, err error) {
	if errors.Is(err, context.Canceled) {
		j.unreached(all)
		return
	}
	for _, n := range all {
		if asksForNoPassword(j.database) && !n.secret {
			j.oneByOne(n)
			continue
		}
		j.remarks.about(n.key, n.plan, diag.Diagnostics{notImported(n, err)})
	}
}

func (j *rosterJobs) oneByOne(n newcomer) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.left = append(j.left, n.key)
	if j.earlier == nil {
		j.earlier = map[string]client.Earlier{}
	}
	j.earlier[n.key] = n.earlier
}

func notReached() diag.Diagnostic {
	return diag.NewErrorDiagnostic("User Not Reached", "The run was interrupted before it came to this person. Nothing was "+
		"done.\n\nPlan and apply again.")
}

// arrival is the plan of somebody new, as creating needs it.
func (a *rosterApply) arrival(key string) person {
	plan := a.plan.people[key]
	if plan.ID = types.StringUnknown(); a.config.people[key].written.IsNull() {
		plan.UserID.StringValue = types.StringUnknown()
	}
	return plan
}
