// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

const peopleReviewDescription = `Says in every plan, in one place, what the plan does to people: who is created, adopted, renamed, blocked, let in again, deleted, kept and replaced,
with complete lists; and refuses a plan that does too much. It manages nothing at Auth0.

It can know this because of ` + "`depends_on`" + `: the CLI plans it after all resources that it depends on, the removed ones included. Name every
` + "`auth0users_user`" + ` block there. What it does not see: blocks that it does not depend on, or that are gone from the configuration as a whole; tainted users
(they look new to a plan); and everything in a plan that destroys the whole configuration, or is limited to other resources with ` + "`-target`" + `.

The lists are a warning of the plan, because that is what a provider can show without a change in the state. Warnings are not stored in a saved plan.

**Scopes:** none.

**Requests:** none.`

var (
	_ resource.Resource                = (*peopleReview)(nil)
	_ resource.ResourceWithConfigure   = (*peopleReview)(nil)
	_ resource.ResourceWithImportState = (*peopleReview)(nil)
	_ resource.ResourceWithModifyPlan  = (*peopleReview)(nil)
)

// limitForm is a whole number, or a percentage with at most two decimals.
var limitForm = regexp.MustCompile(`^(\d+|\d{1,3}(\.\d{1,2})?%)$`)

type peopleReview struct{ data *run.Data }

type peopleReviewModel struct {
	ID           types.String `tfsdk:"id"`
	MaxDeletions types.String `tfsdk:"max_deletions"`
	MaxBlocks    types.String `tfsdk:"max_blocks"`
	MaxCreations types.String `tfsdk:"max_creations"`
}

// NewPeopleReview is auth0users_people_review.
func NewPeopleReview() resource.Resource { return &peopleReview{} }

func (r *peopleReview) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_people_review"
}

func (r *peopleReview) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	limit := func(what string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "How many users a plan may " + what + ": a number such as `20`, or a share of the users " +
				"that the plan found such as `5%`. A plan that would " + what + " more is an error with the complete list. " +
				"Of nobody, as in a first plan, a share is no limit.",
			Validators: []validator.String{stringvalidator.RegexMatches(limitForm, "must be a whole number such as 20, or a percentage such as 5%")},
		}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: peopleReviewDescription,
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true, MarkdownDescription: "Always `people`.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"max_deletions": limit("delete"),
			"max_blocks":    limit("block"),
			"max_creations": limit("create"),
		},
	}
}

func (r *peopleReview) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// ModifyPlan reads the ledger of the run: everything that this resource depends on is in it.
func (r *peopleReview) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.data == nil || req.Plan.Raw.IsNull() {
		return
	}
	var plan peopleReviewModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	plan.ID = types.StringValue("people")
	resp.Diagnostics.Append(resp.Plan.Set(ctx, plan)...)
	review := people.NewReview(r.data.People.Entries())
	if !review.Empty() {
		resp.Diagnostics.AddWarning("People in This Plan", reviewText(review))
	}
	for _, l := range []struct {
		attribute, deed string
		limit           types.String
		names           []string
	}{
		{"max_deletions", "delete", plan.MaxDeletions, slices.Concat(review.Deleted, review.Replaced)},
		{"max_blocks", "block", plan.MaxBlocks, review.Blocked},
		{"max_creations", "create", plan.MaxCreations, review.Created},
	} {
		resp.Diagnostics.Append(reviewLimit(l.attribute, l.deed, l.limit, l.names, review.Managed)...)
	}
}

func reviewText(review people.Review) string {
	var lines []string
	for _, l := range review.Lists() {
		lines = append(lines, fmt.Sprintf("%s (%d): %s", l.Title, len(l.Names), strings.Join(l.Names, ", ")))
	}
	return strings.Join(lines, "\n\n")
}

// reviewLimit refuses a list that is longer than the limit allows.
func reviewLimit(attribute, deed string, limit types.String, names []string, managed int) diag.Diagnostics {
	text, share := strings.CutSuffix(limit.ValueString(), "%")
	most, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil // There is none, or it is only known after apply: that is the empty text.
	}
	of := ""
	if share {
		most.Mul(most, big.NewRat(int64(managed), 100))
		of = fmt.Sprintf(" of %d users", managed)
	}
	if big.NewRat(int64(len(names)), 1).Cmp(most) <= 0 || share && managed == 0 {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "Too Many People in This Plan", fmt.Sprintf(
		"This plan would %s %d users, and %s allows %s%s: %s.\n\nIf that is intended, raise %s for this run.",
		deed, len(names), attribute, limit.ValueString(), of, strings.Join(names, ", "), attribute))}
}

// Create, Read, Update and Delete have nothing to do at Auth0.
func (r *peopleReview) Create(_ context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	resp.State.Raw = req.Plan.Raw
}

func (r *peopleReview) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *peopleReview) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.State.Raw = req.Plan.Raw
}

func (r *peopleReview) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

// ImportState refuses: the review is of a plan, and there is none at Auth0.
func (r *peopleReview) ImportState(_ context.Context, _ resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resp.Diagnostics.Append(nothingToImport("people_review", "It says what a plan does to people, and "+
		"manages nothing.", "That apply sends nothing to Auth0."))
}
