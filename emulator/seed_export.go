// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/connoptions"
)

// readSeedFile reads a file, and unpacks it if it is compressed, as exports are.
func readSeedFile(r io.Reader) (string, error) {
	var content strings.Builder
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			content.Grow(int(info.Size()))
		}
	}
	_, err := io.Copy(&content, r)
	if err != nil || !strings.HasPrefix(content.String(), "\x1f\x8b") {
		return content.String(), err
	}
	zip, err := gzip.NewReader(strings.NewReader(content.String()))
	if err != nil {
		return "", err
	}
	var unpacked strings.Builder
	_, err = io.Copy(&unpacked, zip)
	return unpacked.String(), errors.Join(err, zip.Close())
}

// isUsersExport reports whether the first line is a user.
func isUsersExport(content string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(content), "\n")
	var user map[string]json.RawMessage
	if json.Unmarshal([]byte(first), &user) != nil {
		return false
	}
	_, ok := user["user_id"]
	return ok
}

// exportSeed is the seed of users as an export job of format json writes them. What an
// export leaves out, a seed may leave out, too; the connections that the users are in
// are part of the seed, unless the emulator has them anyway.
func exportSeed(users []map[string]any) (*Seed, error) {
	s := &Seed{Users: users, own: true}
	found := map[string]*SeedConnection{}
	for i, user := range users {
		maps.DeleteFunc(user, func(_ string, v any) bool { return v == nil }) // columns that the user has no value for
		if err := exportedAccounts(user, found); err != nil {
			return nil, fmt.Errorf("reading the users export: user %d: %w", i+1, err)
		}
	}
	builtin := builtinConnections()
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if !slices.ContainsFunc(builtin, func(c SeedConnection) bool { return c.Name == name }) {
			s.Connections = append(s.Connections, *found[name])
		}
	}
	return s, nil
}

// decodeExport decodes an export that decodeObjects could not, or says what is wrong in it.
func decodeExport(content string) ([]map[string]any, error) {
	var users []map[string]any
	dec := json.NewDecoder(strings.NewReader(content))
	dec.UseNumber()
	for {
		var user map[string]any
		err := dec.Decode(&user)
		if errors.Is(err, io.EOF) {
			return users, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading the users export: user %d: %w", len(users)+1, err)
		}
		users = append(users, user)
	}
}

// exportedAccounts notes the connections of a user, and names the only one of a user
// whose accounts were not exported.
func exportedAccounts(user map[string]any, found map[string]*SeedConnection) error {
	idents := identitiesOf(user)
	if len(idents) == 0 {
		strategy, rest, ok := strings.Cut(text(user, "user_id"), "|")
		if !ok {
			return fmt.Errorf("user_id %q has no prefix", text(user, "user_id"))
		}
		name := cmp.Or(text(user, "connection"), connectionOfID(strategy, rest))
		user["connection"] = name
		idents = []map[string]any{{"connection": name, "provider": strategy}}
	}
	for i, ident := range idents {
		name := text(ident, "connection")
		if name == "" || text(ident, "provider") == "" {
			return errors.New("an identity without connection or provider")
		}
		if found[name] == nil {
			found[name] = exportedConnection(name, text(ident, "provider"))
		}
		if i == 0 && text(user, "username") != "" && kindOf(found[name].Strategy) == kindDatabase {
			found[name].Options["requires_username"] = true
		}
	}
	return nil
}

// connectionOfID guesses the connection of an ID: enterprise connections are named in
// it, social and passwordless ones mostly have the name of their strategy.
func connectionOfID(strategy, rest string) string {
	name, _, named := strings.Cut(rest, "|")
	switch {
	case named:
		return name
	case strategy == "auth0":
		return "Username-Password-Authentication"
	default:
		return strategy
	}
}

// exportedConnection is a connection of which only the name is known.
func exportedConnection(name, strategy string) *SeedConnection {
	options := connoptions.Created(strategy, map[string]any{"passwordPolicy": "good"})
	if kindOf(strategy) != kindDatabase {
		options = map[string]any{}
	}
	return &SeedConnection{Name: name, Strategy: strategy, Options: options}
}
