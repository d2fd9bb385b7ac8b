package resources

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

const (
	// movedPasswordKey is the key of the private state for a movedPassword.
	movedPasswordKey = "moved_password"
	// unknownPassword stands in the state for a password that another provider
	// has set: there is one, and it was not carried over.
	unknownPassword = ""

	// Strong enough that reading the state does not give the password away, and
	// cheap enough for a plan of a thousand users (about 20 ms each).
	movedPasswordRounds = 100_000
	movedPasswordSalt   = 16
)

// movedPassword recognises the password that the state of another provider held,
// so that a configuration that still writes it is not a change. It lives until
// the first password that is sent from here.
type movedPassword struct {
	Rounds int    `json:"rounds"`
	Salt   []byte `json:"salt"`
	Hash   []byte `json:"hash"`
}

func rememberMovedPassword(ctx context.Context, p privateWriter, password string) diag.Diagnostics {
	m := movedPassword{Rounds: movedPasswordRounds, Salt: make([]byte, movedPasswordSalt)}
	rand.Read(m.Salt)
	hash, err := m.of(password)
	if err != nil {
		return diag.Diagnostics{diag.NewErrorDiagnostic("Unable to Move State", err.Error())}
	}
	m.Hash = hash
	return setJSON(ctx, p, movedPasswordKey, m)
}

func (m movedPassword) of(password string) ([]byte, error) {
	return pbkdf2.Key(sha256.New, password, m.Salt, m.Rounds, sha256.Size)
}

func (m movedPassword) is(password string) bool {
	if m.Rounds <= 0 || len(m.Hash) == 0 {
		return false
	}
	hash, err := m.of(password)
	return err == nil && subtle.ConstantTimeCompare(hash, m.Hash) == 1
}

// holdsUnknownPassword reports whether the user has a password of which the state
// knows no more than that.
func holdsUnknownPassword(state userModel) bool {
	return !state.Password.IsNull() && state.Password.ValueString() == unknownPassword
}

// planMovedPassword leaves the password of a moved user alone as long as the
// configuration writes the one that was there before: it must not be reset.
func planMovedPassword(ctx context.Context, p private, config, state userModel, plan *userModel) diag.Diagnostics {
	if config.Password.IsNull() || config.Password.IsUnknown() || !holdsUnknownPassword(state) {
		return nil
	}
	raw, diags := p.GetKey(ctx, movedPasswordKey)
	var m movedPassword
	if json.Unmarshal(raw, &m) == nil && m.is(config.Password.ValueString()) {
		plan.Password = state.Password
	}
	return diags
}
