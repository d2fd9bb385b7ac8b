// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserOrganizationsClient is the organizations that a user is a member of.
type UserOrganizationsClient struct{ client *Client }

// Organization is an organization as the list of a user's organizations answers it. Nil is what the
// answer did not hold, or held as null.
type Organization struct {
	ID          string                   `json:"id"` // E.g. "org_aB3dE5fG7hI9jK1l".
	Name        string                   `json:"name"`
	DisplayName *Text                    `json:"display_name"`
	Branding    *OrganizationBranding    `json:"branding"`
	Metadata    map[string]*Text         `json:"metadata"` // Nil values are null in the answer.
	TokenQuota  *OrganizationTokenQuotas `json:"token_quota"`
}

// OrganizationBranding is how login pages look for an organization.
type OrganizationBranding struct {
	LogoURL *Text               `json:"logo_url"`
	Colors  *OrganizationColors `json:"colors"`
}

// OrganizationColors are CSS colors such as "#000000".
type OrganizationColors struct {
	Primary        *Text `json:"primary"`
	PageBackground *Text `json:"page_background"`
}

// OrganizationTokenQuotas limit the tokens issued for an organization, by grant type.
type OrganizationTokenQuotas struct {
	ClientCredentials *OrganizationTokenQuota `json:"client_credentials"`
}

// OrganizationTokenQuota limits the tokens of one grant type.
type OrganizationTokenQuota struct {
	Enforce *bool  `json:"enforce"` // False: exceeding it is only logged.
	PerDay  *int64 `json:"per_day"` // Tokens.
	PerHour *int64 `json:"per_hour"`
}

// List returns the organizations that the user is a member of, page by page of 100
// (GET /users/{id}/organizations). A missing user is an [*Error] with [IsUserNotFound].
func (o *UserOrganizationsClient) List(ctx context.Context, userID string) iter.Seq2[*Organization, error] {
	list := call{operation: operations.ListUserOrganizations, params: []string{userID}, most: manyMost}
	return offsetPages[*Organization](ctx, o.client, list, "organizations", 0)
}
