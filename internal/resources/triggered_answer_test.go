// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// An answer without the secret leaves no resource, and says what may have happened all the same.
func TestTriggered_emptySecrets(t *testing.T) {
	t.Parallel()
	ticket := acctest.Attributes{"user_id": acctest.String(grace), "type": acctest.String("password_change")}
	for name, c := range map[string]struct {
		typeName, end string
		config        acctest.Attributes
		want          string
	}{
		"ticket":        {ticketType, "/password-change", ticket, "a link that nobody got to see does no harm"},
		"recovery code": {recoveryCodeType, "/recovery-code-regeneration", acctest.Attributes{"user_id": acctest.String(grace)}, "the code of before may be invalid"},
		"encrypted recovery code": {recoveryCodeType, "/recovery-code-regeneration", acctest.Attributes{
			"user_id": acctest.String(grace), "pgp_key": acctest.String(armored(t, "PGP PUBLIC KEY BLOCK", exported(t, newPGPKey(t)))),
		}, "the code of before may be invalid"},
	} {
		for _, body := range []string{``, `null`, `{}`, `[]`, `""`, `{"ticket":"","recovery_code":""}`, `{"ticket":null,"recovery_code":null}`} {
			for _, status := range []int{http.StatusOK, http.StatusCreated, http.StatusAccepted} {
				t.Run(name+" "+http.StatusText(status)+" "+body, func(t *testing.T) {
					t.Parallel()
					w := signedInWorld(t)
					w.Emulator.SetTamper(says(http.MethodPost, c.end, status, body))
					p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
					_, state, problem := create(t, p, c.typeName, c.config)
					if state != nil || !strings.Contains(problem, c.want) {
						t.Errorf("state %v, message:\n%s", state, problem)
					}
				})
			}
		}
	}
}
