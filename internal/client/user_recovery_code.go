// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// RegenerateRecoveryCode makes the MFA recovery code of the user invalid and returns the new one, 24
// characters A-Z and 0-9; it is a secret that the API shows only here
// (POST /users/{id}/recovery-code-regeneration). A missing user is an [*Error] with [IsUserNotFound].
//
// A lost answer is an error and not a reason to ask again: an attempt that is still under way could
// replace the code of the next one.
func (u *UsersClient) RegenerateRecoveryCode(ctx context.Context, id string) (string, error) {
	answer, err := ask(ctx, u.client, call{
		operation: operations.RegenerateUserRecoveryCode, params: []string{id},
	}, func(a *recoveryCodeAnswer) string { return unless(a.RecoveryCode != "", "holds no recovery code") })
	if err != nil {
		return "", err
	}
	return answer.RecoveryCode, nil
}

type recoveryCodeAnswer struct {
	RecoveryCode string `json:"recovery_code"`
}
