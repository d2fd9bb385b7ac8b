// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Number accepts numbers from least to most, both included; most may be math.Inf(1).
func Number(least, most float64) validator.Float64 { return number{least, most} }

type number struct{ least, most float64 }

func (n number) Description(context.Context) string {
	if math.IsInf(n.most, 1) {
		return "must be at least " + plain(n.least)
	}
	return "must be between " + plain(n.least) + " and " + plain(n.most)
}

func (n number) MarkdownDescription(ctx context.Context) string { return n.Description(ctx) }

func (n number) ValidateFloat64(ctx context.Context, req validator.Float64Request, resp *validator.Float64Response) {
	value := req.ConfigValue.ValueFloat64()
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || value >= n.least && value <= n.most {
		return
	}
	resp.Diagnostics.AddAttributeError(req.Path, "Number Out of Range",
		fmt.Sprintf("%s is not possible: the value %s.", plain(value), n.Description(ctx)))
}

// plain writes a number as people do.
func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
