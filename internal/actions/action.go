// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// userAction is one action on one user. M is the model of its configuration.
type userAction[M any] struct {
	name        string // Of the type, without the provider's part: "revoke_user_access".
	description string
	deprecation string                      // What to use instead; "" for what is not deprecated.
	attributes  map[string]schema.Attribute // Besides user_id, unless it is among them.
	checks      []action.ConfigValidator
	// validate finds mistakes in the configuration, of which anything may be unknown;
	// nil for no further ones.
	validate func(M) diag.Diagnostics
	// plan tells of consequences that nobody may expect, before anything happens;
	// nil for none.
	plan func(M) diag.Diagnostics
	// task is what to do for a configuration without unknown values.
	task func(M) task

	data *run.Data
}

// task is one invocation of an action.
type task struct {
	verb, object string // As in the messages: "delete", "login sessions".
	subject      string // Of the user, or whoever it is about.
	feature      string // What a tenant may lack, as in [apidiag.Operation].
	doubt        string // As in [apidiag.Operation]; "" where repeating does no harm.
	userID       string // Full ID; "" when the task is not about a user by ID.
	// confirm looks first whether there is such a user, for requests that the API
	// answers with success whoever they name.
	confirm bool
	// before and after are what is said of the progress, in full sentences.
	before, after string
	// do does it. Errors of the client need no words; say tells of more progress.
	do func(ctx context.Context, c *client.Client, say func(string)) error
	// attribute finds the one that an error of the API is about; nil for none.
	attribute func(*client.Error) (path.Path, bool)
	// diagnostic words errors that only this task knows; nil for none. It returns nil for others.
	diagnostic func(error) diag.Diagnostic
}

// onlyUser is the configuration of actions that need nothing else.
type onlyUser struct {
	UserID types.String `tfsdk:"user_id"`
}

var (
	_ action.ActionWithConfigure        = (*userAction[onlyUser])(nil)
	_ action.ActionWithConfigValidators = (*userAction[onlyUser])(nil)
	_ action.ActionWithValidateConfig   = (*userAction[onlyUser])(nil)
	_ action.ActionWithModifyPlan       = (*userAction[onlyUser])(nil)
)

func (a *userAction[M]) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + a.name
}

func (a *userAction[M]) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: a.description,
		DeprecationMessage:  a.deprecation,
		Attributes: map[string]schema.Attribute{
			"user_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
				Validators:          []validator.String{validators.FullUserID()},
			},
		},
	}
	maps.Copy(resp.Schema.Attributes, a.attributes)
}

func (a *userAction[M]) Configure(_ context.Context, req action.ConfigureRequest, resp *action.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	a.data = data
}

func (a *userAction[M]) ConfigValidators(context.Context) []action.ConfigValidator { return a.checks }

func (a *userAction[M]) ValidateConfig(ctx context.Context, req action.ValidateConfigRequest, resp *action.ValidateConfigResponse) {
	if a.validate == nil {
		return
	}
	var model M
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(a.validate(model)...)
	}
}

// ModifyPlan sends no request: the user may be one that the same apply creates.
func (a *userAction[M]) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	if a.plan == nil {
		return
	}
	var model M
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(a.plan(model)...)
	}
}

func (a *userAction[M]) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	var model M
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if diags := a.recheck(ctx, req.Config, model); diags.HasError() {
		resp.Diagnostics.Append(a.notRepeated(diags...)...)
		return
	}
	t := a.task(model)
	resp.Diagnostics.Append(a.data.RequireClient(t.verb + " the " + t.object + " " + t.subject)...)
	if resp.Diagnostics.HasError() {
		return
	}
	say := func(message string) { resp.SendProgress(action.InvokeProgressEvent{Message: message}) }
	say(t.before)
	if err := t.run(ctx, a.data.Client, say); err != nil {
		resp.Diagnostics.Append(a.notRepeated(t.problem(err))...)
		return
	}
	say(t.after)
}

func (t task) run(ctx context.Context, c *client.Client, say func(string)) error {
	if t.confirm {
		if err := confirmUser(ctx, c, t.userID); err != nil {
			return err
		}
	}
	return t.do(ctx, c, say)
}
