// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// tenant is what others do in the tenant behind Terraform's back, over the
// Management API and with plain HTTP: it shares nothing with the provider.
type tenant struct {
	url   string // of the emulator, without a trailing slash
	token string
	http  *http.Client
	own   map[string]int // requests made here, by route
}

func newTenant(variables map[string]string) *tenant {
	return &tenant{
		url:   strings.TrimSuffix(variables["AUTH0_DOMAIN"], "/"),
		token: variables["AUTH0_API_TOKEN"],
		http:  &http.Client{Timeout: 10 * time.Second},
		own:   map[string]int{},
	}
}

// change patches the one user with that e-mail address.
func (t *tenant) change(ctx context.Context, email string, patch map[string]any) error {
	path, err := t.find(ctx, email)
	if err != nil {
		return err
	}
	t.own["PATCH /users/{id}"]++
	return t.call(ctx, http.MethodPatch, path, patch, nil)
}

// takeRole takes a role from the one user with that e-mail address.
func (t *tenant) takeRole(ctx context.Context, email, role string) error {
	path, err := t.find(ctx, email)
	if err != nil {
		return err
	}
	t.own["DELETE /users/{id}/roles"]++
	return t.call(ctx, http.MethodDelete, path+"/roles", map[string]any{"roles": []string{role}}, nil)
}

// find returns the path of the one user with that e-mail address.
func (t *tenant) find(ctx context.Context, email string) (string, error) {
	var found []struct {
		ID string `json:"user_id"`
	}
	err := t.call(ctx, http.MethodGet, "/api/v2/users-by-email?email="+url.QueryEscape(email), nil, &found)
	if err != nil {
		return "", err
	}
	t.own["GET /users-by-email"]++
	if len(found) != 1 {
		return "", fmt.Errorf("%d users have the e-mail address %s", len(found), email)
	}
	return "/api/v2/users/" + url.PathEscape(found[0].ID), nil
}

// stats is the answer of GET /_emulator/stats, as far as it is shown.
type stats struct {
	Total   int            `json:"total"`
	ByRoute map[string]int `json:"by_route"`
}

func (t *tenant) stats(ctx context.Context) (stats, error) {
	var s stats
	err := t.call(ctx, http.MethodGet, "/_emulator/stats", nil, &s)
	return s, err
}

// call sends one request and decodes the answer into result, unless that is nil.
func (t *tenant) call(ctx context.Context, method, path string, body, result any) error {
	var payload io.Reader = http.NoBody
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return err
		}
		payload = bytes.NewReader(encoded)
	}
	req, err := http.NewRequestWithContext(ctx, method, t.url+path, payload)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+t.token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := t.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("%s %s: %s: %s", method, path, resp.Status, answer)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer, result)
}
