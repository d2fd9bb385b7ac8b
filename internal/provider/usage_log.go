// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"os"
	"strings"
)

// SilenceUnreadLog turns the log off when the CLI would throw it away: without any
// TF_LOG variable the SDK writes everything at TRACE all the same, which costs the
// provider a third of its CPU and the CLI, which parses every line, more than that.
// It must come before the server starts.
func SilenceUnreadLog() error {
	for _, name := range unreadLogs(os.Environ()) {
		if err := os.Setenv(name, "OFF"); err != nil {
			return err
		}
	}
	return nil
}

// unreadLogs names the variables of the log levels to turn off. An empty variable
// counts as none, as it does for the CLI.
func unreadLogs(environ []string) []string {
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, "TF_LOG") && value != "" {
			return nil
		}
	}
	// Those of the SDK's parts too: without a level of their own they ask for the parent's on every call.
	return []string{"TF_LOG_SDK", "TF_LOG_SDK_FRAMEWORK", "TF_LOG_SDK_PROTO", "TF_LOG_PROVIDER"}
}

// logIsOff reports whether all that the SDK and the provider log is thrown away.
func logIsOff() bool {
	return os.Getenv("TF_LOG_SDK") == "OFF" && os.Getenv("TF_LOG_PROVIDER") == "OFF"
}
