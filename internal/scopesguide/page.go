// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

//go:embed head.md
var head string

var (
	paragraph = regexp.MustCompile(`(?ms)^\*\*Scopes:\*\* (.*?)(?:\n\n|\z)`)
	named     = regexp.MustCompile("`((?:create|read|update|delete):[a-z_]+)`")
)

// feature is something that the provider serves, and what it needs.
type feature struct {
	kind, folder, name, needs string
}

func (f feature) link() string {
	return fmt.Sprintf("[`%s`](../%s/%s.md)", f.name, f.folder, strings.TrimPrefix(f.name, "auth0users_"))
}

// page is the whole guide.
func page(ctx context.Context, server tfprotov6.ProviderServer) (string, error) {
	features, err := features(ctx, server)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(head)
	b.WriteString("\n## What each thing needs\n\n| | Kind | Scopes |\n|---|---|---|\n")
	for _, f := range features {
		b.WriteString("| " + f.link() + " | " + f.kind + " | " + f.needs + " |\n")
	}
	b.WriteString("\n## What each scope is for\n\n| Scope | Named by |\n|---|---|\n")
	users := map[string][]string{}
	for _, f := range features {
		for _, match := range named.FindAllStringSubmatch(f.needs, -1) {
			users[match[1]] = append(users[match[1]], f.link()+" ("+f.kind+")")
		}
	}
	for _, scope := range slices.Sorted(maps.Keys(users)) {
		b.WriteString("| `" + scope + "` | " + strings.Join(slices.Compact(users[scope]), ", ") + " |\n")
	}
	return b.String(), nil
}

// features are in the order of kinds, and by name.
func features(ctx context.Context, server tfprotov6.ProviderServer) ([]feature, error) {
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return nil, err
	}
	actions := map[string]*tfprotov6.Schema{}
	for name, action := range schemas.ActionSchemas {
		actions[name] = action.Schema
	}
	var all []feature
	for _, kind := range []struct {
		name, folder string
		schemas      map[string]*tfprotov6.Schema
	}{
		{"resource", "resources", schemas.ResourceSchemas},
		{"data source", "data-sources", schemas.DataSourceSchemas},
		{"list resource", "list-resources", schemas.ListResourceSchemas},
		{"action", "actions", actions},
	} {
		for _, name := range slices.Sorted(maps.Keys(kind.schemas)) {
			match := paragraph.FindStringSubmatch(kind.schemas[name].Block.Description)
			if match == nil {
				return nil, fmt.Errorf("the description of the %s %s does not say which scopes it needs", kind.name, name)
			}
			all = append(all, feature{kind.name, kind.folder, name, strings.TrimSuffix(strings.Join(strings.Fields(match[1]), " "), ".")})
		}
	}
	return all, nil
}
