// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"errors"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

const (
	defaultLogs = 100
	maxLogs     = 1000 // What the API gives access to.
	newestFirst = "date:-1"
)

// logOrder is the form of an order; which attributes there are is the API's business.
var logOrder = regexp.MustCompile(`^[A-Za-z0-9_.]+:-?1$`)

type userLogsModel struct {
	ofUser
	Types          []types.String  `tfsdk:"types"`
	Sort           types.String    `tfsdk:"sort"`
	MaxResults     types.Int64     `tfsdk:"max_results"`
	IncludeDetails types.Bool      `tfsdk:"include_details"`
	Events         []logEventModel `tfsdk:"events"`
	LimitReached   types.Bool      `tfsdk:"limit_reached"`
}

// NewUserLogs is data.auth0users_user_logs.
func NewUserLogs() datasource.DataSource {
	attributes := map[string]schema.Attribute{
		"types": schema.SetAttribute{
			Optional: true, ElementType: types.StringType,
			MarkdownDescription: "Only events of these types, such as `s` (login), `fp` (wrong password) or `sapi` " +
				"(Management API); see Auth0's list of log event type codes. All types when not written. Auth0 has no such filter: the provider " +
				"reads the log until it has enough events.",
			Validators: []validator.Set{
				setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(validators.Length(1, 100)),
			},
		},
		"sort": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Order of the events: an attribute of the log and `:1` for ascending or `:-1` for " +
				"descending. Defaults to `date:-1`, the newest first; `date:1` is the oldest first.",
			Validators: []validator.String{stringvalidator.RegexMatches(logOrder, "must be an attribute and :1 or :-1, such as date:-1")},
		},
		"max_results": schema.Int64Attribute{
			Optional:            true,
			MarkdownDescription: "The most events to return, 1 to 1000: the first ones in the given order. Defaults to 100.",
			Validators:          []validator.Int64{int64validator.Between(1, maxLogs)},
		},
		"include_details": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether to return `details`. Defaults to `false`: they can be large, and whatever personal data they hold would " +
				"stand in the state.",
		},
		"events": computedList("The events, in the order of `sort`.", logEventAttributes()),
		"limit_reached": computedFlag("Whether all 1,000 events that Auth0 gives access to were looked at, so that further " +
			"events of the `types` may exist. `false` when `max_results` or the end of the log ended the reading."),
	}
	return newCollection(collection[userLogsModel]{
		name: "user_logs", things: "log events",
		description: "Lists the log events about a user that the tenant still keeps, the newest first. They come all the " +
			"time, so that two plans in a row may differ; use them in checks and outputs rather than in arguments of resources. A user who does " +
			"not exist has no events, which is not an error: Auth0 does not tell the difference.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserLogs) + ".\n\n" +
			"**Requests:** 1 per 100 events looked at, 10 at most: 1 as long as `types` and `max_results` are not written.\n\n" +
			"**Limits:** Auth0 gives access to the first 1,000 events in the order of `sort`, and keeps events for 1 to 30 days, depending on the " +
			"subscription.\n\n" +
			"**Consistency:** eventual; events appear some seconds after what they tell of.",
		attributes: attributes,
		read:       readUserLogs,
	})
}

func readUserLogs(ctx context.Context, c *client.Client, userID string, model *userLogsModel) error {
	wanted := map[string]bool{}
	for _, t := range model.Types {
		wanted[t.ValueString()] = true
	}
	matches := func(event *client.LogEvent) bool {
		return len(wanted) == 0 || event.Type != nil && wanted[string(*event.Type)]
	}
	most, order := defaultLogs, newestFirst
	if !model.MaxResults.IsNull() {
		most = int(model.MaxResults.ValueInt64())
	}
	if !model.Sort.IsNull() {
		order = model.Sort.ValueString()
	}
	var found []*client.LogEvent
	seen := 0
	for event, err := range c.Users.Logs.List(ctx, userID, client.ListLogsOptions{Sort: order}) {
		var capped *client.ResultCapError
		if errors.As(err, &capped) {
			break
		}
		if err != nil {
			return err
		}
		if seen++; matches(event) {
			found = append(found, event)
		}
		if len(found) == most {
			break
		}
	}
	// Nothing is known about the total that Auth0 tells of a longer log.
	model.LimitReached = types.BoolValue(seen == maxLogs && len(found) < most)
	model.Events = collectSlice(found, logEventFromAPI)
	if !model.IncludeDetails.ValueBool() {
		for i := range model.Events {
			model.Events[i].Details = types.StringNull()
		}
	}
	return nil
}
