// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// User is what a plan is about to send of a user.
type User struct {
	// Name is what people recognise the user by.
	Name string
	// Connection is the name of the connection, which is known.
	Connection string
	// Creates says that the user is new. Of another one, only what changes is not null below.
	Creates bool
	// ByJob says that an import job makes the user, which needs no password.
	ByJob bool
	// Email, Username, PhoneNumber and Password; null for what is not sent.
	Email, Username, PhoneNumber, Password basetypes.StringValue
	// PasswordAttribute is the attribute that has the password, or could have it.
	PasswordAttribute string
}

// Objection is a request that the API would refuse.
type Objection struct {
	// Attribute is "" for what is wrong with a secret: the CLI would show the line that holds it.
	Attribute, Title, Text string
	// Certain says that nothing else in the same apply can make the API accept it.
	Certain bool
	// Key is the same for all users who have the problem for the same reason, so that one of them is enough to
	// report it; "" where each is reported.
	Key string
}

// Titles. One kind has one title, so that the CLI merges them.
const (
	noConnection    = "Connection Does Not Exist"
	wrongConnection = "Users Cannot Be Created in This Connection"
	notEnabled      = "Connection Not Enabled for This Application"
	refusedUsername = "Username Will Be Refused"
	missing         = "Attribute Is Required by the Connection"
	notPossible     = "Attribute Not Possible in This Connection"
	weakPassword    = "Password Will Be Refused"
)

// sameApply is the advice for those who change the connection as well. The settings of a connection, and
// whether it exists, are as they are now: another resource of the same apply, which no provider sees, may
// change them first. So what rests on them is a warning. What kind of connection it is never changes.
const sameApply = "If the same apply makes or changes the connection, let the user wait for that: depends_on with the resources " +
	"auth0_connection and auth0_connection_client."

// User returns what the API would refuse about the user, as far as that is known. It makes at most the one
// request of the run.
func (r *Run) User(ctx context.Context, u User) []Objection {
	list := r.look(ctx)
	if list == nil || list.byName == nil {
		return r.unseen(u)
	}
	c := list.byName[u.Connection]
	switch {
	case c == nil && (!list.all || !u.Creates):
		return r.unseen(u) // Beyond the first page, or somebody is in it.
	case c == nil:
		return []Objection{list.noSuch(u)}
	case u.Creates && !c.TakesUsers():
		return []Objection{{
			Attribute: "connection_name", Title: wrongConnection, Certain: true, Key: wrongConnection + u.Connection, Text: fmt.Sprintf(
				"The connection %q is of the kind %q, and Auth0 creates users only in databases and in the connections email and sms. The users of "+
					"other connections come into being at their first login.\n\nCorrect connection_name, or import the user after the first login.",
				c.Name, c.Strategy),
		}}
	case c.Strategy != "auth0":
		return passwordless(c, u)
	}
	objections := r.enabled(c, u)
	if c.Options.Known {
		objections = append(objections, database(c, u)...)
	}
	for i := range objections {
		objections[i].Text += "\n\n" + sameApply
	}
	return objections
}

func (l *listed) noSuch(u User) Objection {
	return l.misses(u.Connection, fmt.Sprintf("Auth0 would refuse to create users like %s in it", u.Name), "Correct connection_name. "+
		sameApply)
}

// written reports whether there certainly is a value: what is unknown yet can turn out to be null.
func written(value basetypes.StringValue) bool { return !value.IsNull() && !value.IsUnknown() }

// passwordless are the objections of a connection that is no database.
func passwordless(c *client.Connection, u User) []Objection {
	var objections []Objection
	for _, a := range []struct {
		name  string
		value basetypes.StringValue
	}{{"username", u.Username}, {u.PasswordAttribute, u.Password}} {
		if written(a.value) {
			attribute := "connection_name" // Not the line of a password.
			if a.name == "username" {
				attribute = a.name
			}
			objections = append(objections, Objection{Attribute: attribute, Title: notPossible, Certain: true, Text: fmt.Sprintf(
				"The connection %q of the user %s is of the kind %q, whose users have no %s at Auth0: only those of databases do.\n\nRemove %[4]s.",
				c.Name, u.Name, c.Strategy, a.name)})
		}
	}
	return objections
}

// enabled objects to a connection that the application may not use.
func (r *Run) enabled(c *client.Connection, u User) []Objection {
	granted, _ := r.client.Granted()
	if !u.Creates || c.EnabledClients == nil || granted.ClientID == "" || slices.Contains(c.EnabledClients, granted.ClientID) {
		return nil
	}
	return []Objection{{Attribute: "connection_name", Title: notEnabled, Key: notEnabled + c.Name, Text: fmt.Sprintf(
		"The connection %q is not enabled for the application %s, with whose token the provider works, so Auth0 would refuse to "+
			"create users like %s in it.\n\n"+
			"Enable it: in the Auth0 dashboard (Authentication, Database, tab Applications), or with the resource auth0_connection_client.",
		c.Name, granted.ClientID, u.Name)}}
}

// database are the objections of a database.
func database(c *client.Connection, u User) []Objection {
	var objections []Objection
	object := func(attribute, title, text string, values ...any) {
		objections = append(objections, Objection{Attribute: attribute, Title: title, Text: fmt.Sprintf(
			"Auth0 would refuse the user %s: the connection %q %s.", u.Name, c.Name, fmt.Sprintf(text, values...))})
	}
	o := c.Options
	if u.Creates {
		for _, name := range required(o) {
			if u.identifier(name).IsNull() {
				object(name, missing, "asks for %s, which is not written", name)
			}
		}
		if u.Password.IsNull() && !u.ByJob && !o.Custom && !o.WithoutPassword {
			object(u.PasswordAttribute, missing, "asks for a password; write password_wo or password")
		}
	}
	for _, name := range []string{"username", "phone_number"} {
		if written(u.identifier(name)) && !allows(o, name) {
			object(name, notPossible, "has no attribute %s", name)
		}
	}
	if problem := usernameProblem(o, u.Username); problem != "" && allows(o, "username") {
		object("username", refusedUsername, "%s", problem)
	}
	if written(u.Password) {
		if wants := weakness(o.Password, u.Password.ValueString()); wants != "" {
			object("", weakPassword, "has a password policy by which %s must %s", u.PasswordAttribute, wants)
		}
	}
	return objections
}

func (u User) identifier(name string) basetypes.StringValue {
	switch name {
	case "username":
		return u.Username
	case "phone_number":
		return u.PhoneNumber
	}
	return u.Email
}

// required are the identifiers that a new user must have. Whether a connection that asks for a username asks
// for an e-mail address as well is not documented.
func required(o client.ConnectionOptions) []string {
	switch {
	case o.Attributes != nil:
		var names []string
		for _, name := range slices.Sorted(maps.Keys(o.Attributes)) {
			if o.Attributes[name].Required {
				names = append(names, name)
			}
		}
		return names
	case o.RequiresUsername:
		return []string{"username"}
	case o.Custom:
		return nil
	}
	return []string{"email"}
}

// allows reports whether users may have the identifier.
func allows(o client.ConnectionOptions, name string) bool {
	if o.Attributes != nil {
		_, has := o.Attributes[name]
		return has
	}
	return name == "username" && o.RequiresUsername
}
