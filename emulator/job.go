// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

const (
	// defaultJobTime is how long a job stays pending; its work is done when it is created.
	defaultJobTime = 200 * time.Millisecond
	// jobTimeout is when a job is given up, as documented.
	jobTimeout = 2 * time.Hour
	// jobLife is how long the service remembers a job, as documented.
	jobLife = 24 * time.Hour
)

// job is one stored job. It is immutable: the progress of an import is another version.
type job struct {
	Doc     map[string]any `json:"doc"`            // as it is while pending
	Done    map[string]any `json:"done,omitempty"` // what the end adds
	Created time.Time      `json:"created"`
	Takes   time.Duration  `json:"takes"` // until the end
	Failed  bool           `json:"failed,omitempty"`
	Errors  []any          `json:"errors,omitempty"` // of single users
	File    []byte         `json:"file,omitempty"`   // the result of an export, compressed
	Import  *importWork    `json:"import,omitempty"` // nil when it has ended, and for other kinds of jobs
}

// newJob stores a job and returns the answer to its creation. A fault rule may say how it
// ends.
func (t *tx) newJob(r *request, kind string, j job) map[string]any {
	id := newPrefixedID("job_")
	doc := map[string]any{"type": kind, "status": "pending", "created_at": formatTime(t.at), "id": id}
	maps.Copy(doc, j.Doc)
	j.Doc, j.Created = doc, t.at
	j.Takes = min(t.options.jobTime(), jobTimeout)
	switch r.jobEnd {
	case fault.JobFailed, fault.JobHalf:
		j.Failed = true
	case fault.JobExpired:
		j.Failed, j.Takes = true, jobTimeout
	default:
		j.Failed = j.Failed || t.options.jobTime() > jobTimeout
	}
	t.putJob(id, j)
	return doc
}

// jobTime is how long a job takes.
func (o Options) jobTime() time.Duration {
	if o.JobTime == 0 {
		return defaultJobTime
	}
	return max(o.JobTime, 0)
}

// putJob stores a version of a job.
func (t *tx) putJob(id string, j job) {
	t.jobs.put(t, id, j)
	delete(t.importing, id)
	if j.Import != nil {
		t.importing[id] = true
	}
}

// job finds a job that is not yet forgotten.
func (t *tx) job(id string) (job, bool) {
	j, ok := t.jobs.get(id)
	return j, ok && t.at.Before(j.Created.Add(jobLife))
}

func (j job) end() time.Time { return j.Created.Add(j.Takes) }

// over reports whether the job has ended by now.
func (j job) over(now time.Time) bool { return !now.Before(j.end()) }

// doc is the job as it is by now.
func (j job) doc(now time.Time) map[string]any {
	doc := maps.Clone(j.Doc)
	switch {
	case !j.over(now):
		maps.Copy(doc, j.progress(now))
		return doc
	case j.Failed:
		doc["status"] = "failed"
	default:
		doc["status"] = "completed"
	}
	maps.Copy(doc, j.Done)
	return doc
}

// jobEndpoints read jobs of all kinds.
func jobEndpoints() []*endpoint {
	read := []string{"create:users", "read:users"}
	return []*endpoint{
		{method: http.MethodGet, template: "/jobs/{id}", scopes: read, handle: handleGetJob},
		{method: http.MethodGet, template: "/jobs/{id}/errors", scopes: read, handle: handleListJobErrors},
	}
}

// The texts are the reference's, the errorCode follows those of other things
// that do not exist.
func handleGetJob(t *tx, r *request) (reply, error) {
	j, ok := t.job(r.params["id"])
	if !ok {
		return reply{}, wire.NewError(http.StatusNotFound, "inexistent_job", "Job not found.")
	}
	doc := j.doc(t.at)
	if j.File != nil && !j.Failed && j.over(t.at) {
		doc["location"] = t.exportLink(r, doc)
	}
	return reply{http.StatusOK, doc}, nil
}

// handleListJobErrors answers 204 for a job without errors, or not ended yet. So it did for
// a job that failed as a whole, a report says.
func handleListJobErrors(t *tx, r *request) (reply, error) {
	j, ok := t.job(r.params["id"])
	switch {
	case !ok:
		return reply{}, wire.NewError(http.StatusNotFound, "inexistent_job", "The job does not exist")
	case len(j.Errors) == 0 || !j.over(t.at):
		return reply{status: http.StatusNoContent}, nil
	default:
		return reply{http.StatusOK, j.Errors}, nil
	}
}
