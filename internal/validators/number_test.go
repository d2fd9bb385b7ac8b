// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"math"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		v     validator.Float64
		value types.Float64
		says  string
	}{
		{Number(0.05, 1), types.Float64Value(0.05), ""},
		{Number(0.05, 1), types.Float64Value(1), ""},
		{Number(0.05, 1), types.Float64Value(0.01), "0.01 is not possible: the value must be between 0.05 and 1."},
		{Number(0.05, 1), types.Float64Value(1.5), "1.5 is not possible"},
		{Number(0.1, math.Inf(1)), types.Float64Value(1e6), ""},
		{Number(0.1, math.Inf(1)), types.Float64Value(0), "0 is not possible: the value must be at least 0.1."},
		{Number(0.05, 1), types.Float64Null(), ""},
		{Number(0.05, 1), types.Float64Unknown(), ""},
	} {
		resp := &validator.Float64Response{}
		c.v.ValidateFloat64(t.Context(), validator.Float64Request{Path: path.Root("x"), ConfigValue: c.value}, resp)
		said := ""
		for _, d := range resp.Diagnostics {
			said += d.Detail()
		}
		if c.says == "" && said != "" || !strings.Contains(said, c.says) {
			t.Errorf("%v: %q, want %q", c.value, said, c.says)
		}
	}
}
