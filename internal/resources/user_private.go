package resources

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// Keys of the private state.
const (
	// importedKey names the metadata attributes that came from an import: nothing
	// in them has been declared yet, so none of their keys may be removed.
	importedKey = "imported"
	// foreignKey holds the names of the metadata keys that the last read found
	// and nobody declared, so that a switch to full ownership can show them.
	foreignKey = "foreign_metadata"
)

type foreignKeys struct {
	User []string `json:"user_metadata,omitempty"`
	App  []string `json:"app_metadata,omitempty"`
}

// private is the part of a request's private state that we read.
type private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
}

// importedMetadata says which metadata attributes still are what an import brought.
type importedMetadata struct {
	User bool `json:"user_metadata"`
	App  bool `json:"app_metadata"`
}

func importedFrom(ctx context.Context, p private) importedMetadata {
	var i importedMetadata
	raw, _ := p.GetKey(ctx, importedKey)
	if json.Unmarshal(raw, &i) != nil {
		return importedMetadata{}
	}
	return i
}

// after is what is left of the mark when plan has been applied: an attribute that
// the configuration declares, and whose plan is that declaration, is ours now.
func (i importedMetadata) after(config, plan userModel) importedMetadata {
	ours := func(config, plan tfvalue.Metadata) bool {
		return !config.IsNull() && tfvalue.SameMetadata(config.ValueString(), plan.ValueString())
	}
	return importedMetadata{
		User: i.User && !ours(config.UserMetadata, plan.UserMetadata),
		App:  i.App && !ours(config.AppMetadata, plan.AppMetadata),
	}
}

func foreignFrom(ctx context.Context, p private) foreignKeys {
	var f foreignKeys
	raw, _ := p.GetKey(ctx, foreignKey)
	if json.Unmarshal(raw, &f) != nil {
		return foreignKeys{}
	}
	return f
}

// privateWriter is the part of a response's private state that we write.
type privateWriter interface {
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

func rememberImported(ctx context.Context, p privateWriter, i importedMetadata) diag.Diagnostics {
	if i == (importedMetadata{}) {
		return p.SetKey(ctx, importedKey, nil)
	}
	return setJSON(ctx, p, importedKey, i)
}

// rememberForeign keeps the names, never the values, of the metadata keys that
// nobody declared.
func rememberForeign(ctx context.Context, p privateWriter, state userModel, u *client.User) diag.Diagnostics {
	f := foreignKeys{
		User: metadata.Foreign(metadata.FromRaw(u.UserMetadata), state.UserMetadata.Object()),
		App:  metadata.Foreign(metadata.FromRaw(u.AppMetadata), state.AppMetadata.Object()),
	}
	if len(f.User)+len(f.App) == 0 {
		return p.SetKey(ctx, foreignKey, nil)
	}
	return setJSON(ctx, p, foreignKey, f)
}

func setJSON(ctx context.Context, p privateWriter, key string, value any) diag.Diagnostics {
	raw, err := json.Marshal(value)
	if err != nil {
		return diag.Diagnostics{diag.NewErrorDiagnostic("Unable to Save Private State", err.Error())}
	}
	return p.SetKey(ctx, key, raw)
}
