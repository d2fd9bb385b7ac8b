// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"sync"
)

// Account counts what a test process has validated.
type Account struct {
	// Requests of our client, by operation ("GET /users/{id}").
	Requests map[string]int `json:"requests"`
	// Responses of the emulator, by operation and status ("GET /users/{id} 200").
	Responses map[string]int `json:"responses"`
	// Deviations that excused something, by their place in the table.
	Deviations map[int]int `json:"deviations"`
}

var account = &counter{Account: Account{Requests: map[string]int{}, Responses: map[string]int{}, Deviations: map[int]int{}}}

type counter struct {
	mu sync.Mutex
	Account
}

func (c *counter) request(operation string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.Requests[operation]++
}

func (c *counter) response(operation string, status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.Responses[operation+" "+strconv.Itoa(status)]++
}

func (c *counter) deviation(row int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.Deviations[row]++
}

// write leaves the counts in the folder that CONTRACT_REPORT names, a file for
// each process; make contract adds them up.
func (c *counter) write() error {
	dir := os.Getenv("CONTRACT_REPORT")
	if dir == "" {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	data, err := json.Marshal(c.Account)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, strconv.Itoa(os.Getpid())+".json"), data, 0o600)
}
