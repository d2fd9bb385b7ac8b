// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// Keys of the private state.
const (
	// importedKey names the attributes that came from an import or a move and that
	// no configuration has declared yet (see broughtIn).
	importedKey = "imported"
	// appliedKey says that an apply of ours has made or changed the user since it came into the state.
	appliedKey = "a"
	// timesKey holds the newest updated_at that was seen, as seenTimes: what the search index says about
	// the user counts only if it is not older.
	timesKey = "t"
)

// private is the part of a request's private state that we read.
type private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
}

// broughtIn says which attributes still are what an import or a move brought: the
// configuration has not declared them since. Nobody has asked for such a value, so
// not writing the attribute must not unset it.
type broughtIn map[string]bool

// everything is the mark of a user that has just been brought in.
var everything = func() broughtIn {
	all := broughtIn{"verify_email": true}
	for _, t := range userTexts {
		if t.unsettable {
			all[t.name] = true
		}
	}
	for _, a := range userMetadata {
		all[a.name] = true
	}
	return all
}()

func broughtInFrom(ctx context.Context, p private) broughtIn {
	var b broughtIn
	raw, _ := p.GetKey(ctx, importedKey)
	if json.Unmarshal(raw, &b) != nil {
		return nil
	}
	return b
}

// after is what is left of the mark when plan has been applied: what the
// configuration declares is ours now. Metadata is when the plan is that very
// declaration, without the keys of others.
func (b broughtIn) after(config, plan userModel) broughtIn {
	left := maps.Clone(b)
	for _, t := range userTexts {
		if !t.of(&config).IsNull() {
			delete(left, t.name)
		}
	}
	if !config.VerifyEmail.IsNull() {
		delete(left, "verify_email")
	}
	for _, a := range userMetadata {
		if declared := a.of(&config); !declared.IsNull() && tfvalue.SameMetadata(declared.ValueString(), a.of(&plan).ValueString()) {
			delete(left, a.name)
		}
	}
	return left
}

// privateWriter is the part of a response's private state that we write.
type privateWriter interface {
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

func rememberBroughtIn(ctx context.Context, p privateWriter, b broughtIn) diag.Diagnostics {
	if len(b) == 0 {
		return p.SetKey(ctx, importedKey, nil)
	}
	return setJSON(ctx, p, importedKey, b)
}

func setJSON(ctx context.Context, p privateWriter, key string, value any) diag.Diagnostics {
	raw, err := json.Marshal(value)
	if err != nil {
		return diag.Diagnostics{diag.NewErrorDiagnostic("Unable to Save Private State", err.Error())}
	}
	return p.SetKey(ctx, key, raw)
}

// known is what the state knows of the user; nothing right after an import.
func known(ctx context.Context, p private, prior userModel) users.Known {
	seen, ok := timesFrom(ctx, p)
	if prior.imported() || !ok {
		return users.Known{}
	}
	return users.Known{
		Connection: prior.ConnectionName.ValueString(), UpdatedAt: seen.Updated, CreatedAt: seen.Created,
		Agrees: func(u *client.User) bool { return !isElsewhere(prior, u) && sameState(prior, userFromAPI(prior, u)) },
	}
}
