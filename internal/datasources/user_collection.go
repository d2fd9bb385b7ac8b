package datasources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// collectionUserID is the argument of the data sources that list what a user has.
func collectionUserID(whose string) schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Full ID of the user " + whose + ", such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
		Validators:          []validator.String{validators.FullUserID()},
	}
}

// collectOfUser reads a list that belongs to a user, all pages of it, never null.
// things is the plural that messages use.
func collectOfUser[A, M any](ctx context.Context, things, userID string, list func(context.Context, string) iter.Seq2[A, error], model func(A) M) ([]M, diag.Diagnostics) {
	models := []M{}
	for item, err := range list(ctx, userID) {
		if client.IsNotFound(err) {
			return nil, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User Not Found",
				"There is no user with the ID "+userID+".\n\nCheck the ID, which is case-sensitive, and that the provider's domain is the right tenant.")}
		}
		if err != nil {
			return nil, diag.Diagnostics{apidiag.From(apidiag.Operation{Verb: "read", Object: things, Subject: "of the user " + userID}, err)}
		}
		models = append(models, model(item))
	}
	return models, nil
}
