// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
)

// jobNetwork is a lawNetwork on which import jobs end badly as well.
type jobNetwork struct {
	*lawNetwork

	jobs  sync.Mutex
	bad   bool              // Whether jobs go wrong now.
	says  map[string]string // What a job says of itself for ever, by ID: a status, or "" where it is not known any more.
	begun func()            // Called when a job begins.
	fates map[string]int    // How often each fate befell a job.
}

// RoundTrip implements http.RoundTripper.
func (n *jobNetwork) RoundTrip(req *http.Request) (*http.Response, error) {
	n.jobs.Lock()
	path := strings.TrimPrefix(req.URL.Path, "/api/v2/jobs/")
	says, lies := n.says[path]
	n.jobs.Unlock()
	switch {
	case req.Method == http.MethodPost && path == "users-imports":
		return n.job(req)
	case lies && says == "":
		return forged(req, http.StatusNotFound, `{"statusCode":404,"error":"Not Found","message":"Job not found.","errorCode":"inexistent_job"}`), nil
	case lies:
		return forged(req, http.StatusOK, fmt.Sprintf(`{"id":%q,"type":"users_import","status":%q,"created_at":"2026-03-01T09:00:00.000Z"}`, path, says)), nil
	}
	return n.lawNetwork.RoundTrip(req)
}

// job has a job begin, or go wrong.
func (n *jobNetwork) job(req *http.Request) (*http.Response, error) {
	fate := n.fate()
	n.jobs.Lock()
	n.fates[fate]++
	n.jobs.Unlock()
	n.begun()
	switch fate {
	case "busy":
		return forged(req, http.StatusTooManyRequests, `{"statusCode":429,"error":"Too Many Requests","message":"There are 2 active import users jobs."}`), nil
	case "broken":
		return forged(req, http.StatusInternalServerError, `{"statusCode":500,"error":"Internal Server Error","message":"Broken."}`), nil
	case "forgotten":
		n.lie("job_0000000000000000", "")
		return forged(req, http.StatusAccepted, `{"id":"job_0000000000000000","type":"users_import","status":"pending"}`), nil
	case "half":
		if err := halve(req); err != nil {
			return nil, err
		}
	}
	resp, err := n.lawNetwork.RoundTrip(req)
	if err != nil || resp.StatusCode != http.StatusAccepted || fate == "" {
		return resp, err
	}
	var job struct {
		ID string `json:"id"`
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil || json.Unmarshal(body, &job) != nil {
		return nil, fmt.Errorf("no job: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	n.lie(job.ID, map[string]string{"half": "failed", "failed": "failed", "stuck": "pending", "lied": "completed"}[fate])
	return resp, nil
}

func (n *jobNetwork) fate() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.bad {
		return ""
	}
	fates := []string{"", "", "busy", "broken", "forgotten", "half", "half", "failed", "stuck", "lied"}
	return fates[n.random.IntN(len(fates))]
}

func (n *jobNetwork) lie(job, says string) {
	n.jobs.Lock()
	defer n.jobs.Unlock()
	n.says[job] = says
}

func forged(req *http.Request, status int, body string) *http.Response {
	recorder := httptest.NewRecorder()
	recorder.Header().Set("Content-Type", "application/json")
	recorder.WriteHeader(status)
	_, _ = recorder.WriteString(body) // Into memory.
	resp := recorder.Result()
	resp.Request = req
	return resp
}

// halve takes half of the users out of the file.
func halve(req *http.Request) error {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return err
	}
	from, to := bytes.Index(body, []byte("\r\n\r\n[{"))+4, bytes.LastIndex(body, []byte("]"))+1
	var users []json.RawMessage
	if err := json.Unmarshal(body[from:to], &users); err != nil {
		return err
	}
	half, err := json.Marshal(users[:len(users)/2])
	if err != nil {
		return err
	}
	body = bytes.Join([][]byte{body[:from], half, body[to:]}, nil)
	req.Body, req.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return nil
}
