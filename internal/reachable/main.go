// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command reachable tells whether a URL can be read from this machine, within seconds: scripts ask it
// before they start something that would wait for the network.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"
)

// patience is how long to wait for an answer.
const patience = 5 * time.Second

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: reachable URL")
		os.Exit(2)
	}
	if err := read(context.Background(), os.Args[1], patience); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// read returns why the URL cannot be read.
func read(ctx context.Context, url string, limit time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, url, http.NoBody)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	if err := resp.Body.Close(); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers with status %s", url, resp.Status)
	}
	return nil
}
