// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// payloadProperty finds the property that a body validation error names
// ("... on property email (The user's email).", "Missing required property: email").
var payloadProperty = regexp.MustCompile(`(?:on property|Missing required property:) (\w+)`)

// complaint is a message of POST and PATCH /users that is about one attribute without naming it as a
// property. The service has no error codes for them (behaviour notes, sections 4.2, 4.3 and 6.2), so
// their words are all there is.
type complaint struct {
	words     string
	attribute string
}

var userComplaints = func() []complaint {
	all := []complaint{
		{"passwordstrengtherror", "password"},
		{"passworddictionaryerror", "password"},
		{"passwordnouserinfoerror", "password"},
		{"passwordhistoryerror", "password"},
		{"password is too", "password"},
	}
	add := func(attribute string, words []string) {
		for _, w := range words {
			all = append(all, complaint{w, attribute})
		}
	}
	for _, t := range userTexts {
		add(t.name, t.complaints)
	}
	for _, f := range userFlags {
		add(f.name, f.complaints)
	}
	return append(all, complaint{"custom domain does not exist", "custom_domain_header"}, complaint{"connection", "connection_name"})
}()

// userAttribute says which attribute of the configuration an error is about.
func userAttribute(config userModel) func(*client.Error) (path.Path, bool) {
	return func(e *client.Error) (path.Path, bool) {
		if e.Code == "inexistent_connection" {
			return path.Root("connection_name"), true
		}
		if m := payloadProperty.FindStringSubmatch(e.Message); m != nil {
			if p, known := userProperty(config, m[1]); known {
				return p, true
			}
		}
		message := strings.ToLower(e.Message)
		if names := deniedAttributes(message); len(names) > 0 {
			return userProperty(config, names[0])
		}
		if strings.Contains(message, "not supported for this operation") {
			return onlyOfSomeConnections(config)
		}
		for _, c := range userComplaints {
			if strings.Contains(message, c.words) {
				return userProperty(config, c.attribute)
			}
		}
		return path.Path{}, false
	}
}

// onlyOfSomeConnections is the one attribute that is written and that not every connection has; the message, which speaks of
// the connection, is not about its name.
func onlyOfSomeConnections(config userModel) (path.Path, bool) {
	var written []string
	for name, value := range map[string]interface{ IsNull() bool }{
		"username": config.Username, "phone_number": config.PhoneNumber, "phone_verified": config.PhoneVerified, "password": config.Password,
		"password_wo": config.PasswordWO,
	} {
		if !value.IsNull() {
			written = append(written, name)
		}
	}
	if len(written) != 1 {
		return path.Path{}, false
	}
	return path.Root(written[0]), true
}

// deniedAttributes reads the list in "The following user attributes cannot be
// updated: a, b. The connection must ...".
func deniedAttributes(message string) []string {
	_, list, found := strings.Cut(message, "user attributes cannot be ")
	if !found {
		return nil
	}
	_, list, found = strings.Cut(list, ":")
	if !found {
		return nil
	}
	list, _, _ = strings.Cut(list, ".")
	var names []string
	for name := range strings.SplitSeq(list, ",") {
		names = append(names, strings.TrimSpace(name))
	}
	return names
}

func userProperty(config userModel, property string) (path.Path, bool) {
	switch property {
	case "connection", "connection_name":
		return path.Root("connection_name"), true
	case "password":
		if config.Password.IsNull() {
			return path.Root("password_wo"), true
		}
		return path.Root("password"), true
	case "custom_domain_header":
		return path.Root(property), !config.CustomDomainHeader.IsNull() // The domain may also be the provider's.
	case "user_id", "verify_email":
		return path.Root(property), true
	}
	return path.Root(property), slices.ContainsFunc(userTexts, func(t textAttribute) bool { return t.name == property }) ||
		slices.ContainsFunc(userFlags, func(f flagAttribute) bool { return f.name == property }) ||
		slices.ContainsFunc(userMetadata, func(a metadataAttribute) bool { return a.name == property })
}
