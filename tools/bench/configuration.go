// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	_ "embed"
	"strings"
	"text/template"
)

//go:embed main.tf.tmpl
var mainTF string

var configurationTemplate = template.Must(template.New("main.tf").Parse(mainTF))

// configurationData is what the template of main.tf is filled with.
type configurationData struct {
	Provider             provider
	Name                 string // Of the provider within the configuration.
	Users                int
	Connection, Password string
	Roles                []string // IDs, which the users share; none when they get no roles.
	Permissions          []string // Of the API that all users have; none when they get no permissions.
	API                  string
	Blocks               bool // Permissions are written as blocks.
	Roster, Passwords    bool
	Remote               bool // The state is in a backend of type http.
}

// configuration is main.tf of a scenario. The attribute that is changed later is
// an input variable.
func (p provider) configuration(s scenario) (string, error) {
	data := configurationData{
		Provider: p, Name: strings.TrimSuffix(p.Prefix, "_"), Users: s.Users, Connection: connection, Password: password,
		API: api, Blocks: p.Permission == syntaxBlock, Roster: s.People != peopleEach, Passwords: s.passwords(),
		Remote: s.State == stateRemote,
	}
	if s.Assignments != assignNone {
		for i := range sharedRoles {
			data.Roles = append(data.Roles, roleID(i))
		}
	}
	if s.Assignments == assignPermissions {
		data.Permissions = []string{"read", "write"}
	}
	var b strings.Builder
	err := configurationTemplate.Execute(&b, data)
	return b.String(), err
}
