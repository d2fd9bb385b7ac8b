// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

func TestKeepPrior(t *testing.T) {
	t.Parallel()
	null, unknown, text := types.StringNull(), types.StringUnknown(), types.StringValue
	for name, c := range map[string]struct{ state, plan, want types.String }{
		"create":                  {null, text("Ada"), text("Ada")},
		"removed":                 {text("ada"), null, null},
		"not known yet":           {text("ada"), unknown, unknown},
		"never set":               {null, null, null},
		"other spelling":          {text("ada"), text("Ada"), text("ada")},
		"same spelling":           {text("Ada"), text("Ada"), text("Ada")},
		"other value":             {text("ada"), text("Grace"), text("Grace")},
		"empty":                   {text("ada"), text(""), text("")},
		"was empty":               {text(""), text("ada"), text("ada")},
		"created, value to come":  {null, unknown, unknown},
		"empty then, empty again": {text(""), text(""), text("")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := tfvalue.KeepPrior(tfvalue.SameFolded)
			resp := planmodifier.StringResponse{PlanValue: c.plan}
			m.PlanModifyString(t.Context(), planmodifier.StringRequest{StateValue: c.state, ConfigValue: c.plan, PlanValue: c.plan}, &resp)
			if !resp.PlanValue.Equal(c.want) || resp.Diagnostics.HasError() || resp.RequiresReplace {
				t.Errorf("planned %s, want %s", resp.PlanValue, c.want)
			}
			if m.Description(t.Context()) == "" || m.MarkdownDescription(t.Context()) == "" {
				t.Error("no description")
			}
		})
	}
}
