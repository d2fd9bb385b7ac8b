// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import "testing"

func TestUnreadLogs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ []string
		silent  bool
	}{
		{nil, true},
		{[]string{"HOME=/home/ada", "TF_CLI_CONFIG_FILE=x", "NOT_TF_LOG=TRACE"}, true},
		{[]string{"TF_LOG="}, true},
		{[]string{"TF_LOG=INFO"}, false},
		{[]string{"A=b", "TF_LOG_PROVIDER=TRACE"}, false},
		{[]string{"TF_LOG_SDK_PROTO=DEBUG"}, false},
		{[]string{"TF_LOG_PROVIDER_AUTH0USERS=TRACE"}, false},
		{[]string{"TF_LOG_PATH=/tmp/log"}, false},
	} {
		got := unreadLogs(c.environ)
		if silent := len(got) == 4; silent != c.silent || !silent && len(got) > 0 {
			t.Errorf("%q: %q turned off", c.environ, got)
		}
	}
}
