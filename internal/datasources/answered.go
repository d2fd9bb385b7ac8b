// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// answered is a text of the API; null when the answer did not hold it.
func answered(text *client.Text) types.String { return types.StringPointerValue((*string)(text)) }

// answeredObject is a JSON object of the API as text; null when the answer did not hold it.
func answeredObject(raw *json.RawMessage) types.String {
	if raw == nil {
		return types.StringNull()
	}
	return objectText(*raw)
}

// collectSlice converts a list that came as a whole, never to null.
func collectSlice[A, M any](items []A, model func(A) M) []M {
	models := make([]M, len(items))
	for i, item := range items {
		models[i] = model(item)
	}
	return models
}

// deviceModel is where and with what a session or a refresh token was used.
type deviceModel struct {
	InitialUserAgent types.String `tfsdk:"initial_user_agent"`
	InitialIP        types.String `tfsdk:"initial_ip"`
	InitialASN       types.String `tfsdk:"initial_asn"`
	LastUserAgent    types.String `tfsdk:"last_user_agent"`
	LastIP           types.String `tfsdk:"last_ip"`
	LastASN          types.String `tfsdk:"last_asn"`
}

func deviceFromAPI(d *client.Device) *deviceModel {
	if d == nil {
		return nil
	}
	return &deviceModel{
		InitialUserAgent: answered(d.InitialUserAgent), InitialIP: answered(d.InitialIP), InitialASN: answered(d.InitialASN),
		LastUserAgent: answered(d.LastUserAgent), LastIP: answered(d.LastIP), LastASN: answered(d.LastASN),
	}
}

func deviceAttribute() schema.SingleNestedAttribute {
	return computedObject("Where and with what it was used; null when Auth0 does not know.", map[string]schema.Attribute{
		"initial_user_agent": computedText("User agent of the first use."),
		"initial_ip":         computedText("IP address of the first use."),
		"initial_asn":        computedText("Number of the autonomous system (network) of the first use, such as `64500`."),
		"last_user_agent":    computedText("User agent of the last use."),
		"last_ip":            computedText("IP address of the last use."),
		"last_asn":           computedText("Number of the autonomous system of the last use."),
	})
}

// computedObject is an object that is read.
func computedObject(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{Computed: true, MarkdownDescription: description, Attributes: attributes}
}

// computedFlag is a truth that is read.
func computedFlag(description string) schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
}
