// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// refuse is the error about the one argument that each function has.
func refuse(format string, args ...any) *function.FuncError {
	return function.NewArgumentFuncError(0, unended(fmt.Sprintf(format, args...)))
}

// unended is a text without the full stop at its end: the CLIs write one behind it.
func unended(text string) string { return strings.TrimSuffix(text, ".") }
