// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestMain(m *testing.M) { acctest.Main(m) }
