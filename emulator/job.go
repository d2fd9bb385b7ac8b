// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// jobTime is how long a job stays pending.
const jobTime = 200 * time.Millisecond

// job is one stored job. Its work is done when it is created; only its status
// takes time.
type job struct {
	Doc     map[string]any `json:"doc"`  // as it is while pending
	Done    map[string]any `json:"done"` // what the end adds
	Created time.Time      `json:"created"`
	Failed  bool           `json:"failed,omitempty"`
	Errors  []any          `json:"errors,omitempty"` // of single users
	File    []byte         `json:"file,omitempty"`   // the result of an export, compressed
}

// newJob stores a job and returns the answer to its creation.
func (t *tx) newJob(kind string, j job) map[string]any {
	id := newPrefixedID("job_")
	doc := map[string]any{"type": kind, "status": "pending", "created_at": formatTime(t.at), "id": id}
	maps.Copy(doc, j.Doc)
	j.Doc, j.Created = doc, t.at
	t.jobs.put(t, id, j)
	return doc
}

// over reports whether the job has ended by now.
func (j job) over(now time.Time) bool { return !now.Before(j.Created.Add(jobTime)) }

// doc is the job as it is by now.
func (j job) doc(now time.Time) map[string]any {
	if !j.over(now) {
		return j.Doc
	}
	doc := maps.Clone(j.Doc)
	doc["status"] = "completed"
	if j.Failed {
		doc["status"] = "failed"
	}
	maps.Copy(doc, j.Done)
	return doc
}

// jobEndpoints read jobs of all kinds. Jobs are found for as long as the data
// lives; the service forgets them after a day.
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
	j, ok := t.jobs.get(r.params["id"])
	if !ok {
		return reply{}, wire.NewError(http.StatusNotFound, "inexistent_job", "Job not found.")
	}
	doc := j.doc(t.at)
	if j.File != nil && j.over(t.at) {
		doc["location"] = t.exportLink(r, doc)
	}
	return reply{http.StatusOK, doc}, nil
}

// handleListJobErrors answers 204 for a job without errors, or not ended yet.
func handleListJobErrors(t *tx, r *request) (reply, error) {
	j, ok := t.jobs.get(r.params["id"])
	switch {
	case !ok:
		return reply{}, wire.NewError(http.StatusNotFound, "inexistent_job", "The job does not exist")
	case len(j.Errors) == 0 || !j.over(t.at):
		return reply{status: http.StatusNoContent}, nil
	default:
		return reply{http.StatusOK, j.Errors}, nil
	}
}
