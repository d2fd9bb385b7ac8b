// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"slices"
	"strings"
)

// Group is where a person stands in the report.
type Group string

const (
	// Leaver is somebody who loses the account or the way in, or of whom Terraform lets go.
	Leaver Group = "leaver"
	// Joiner is somebody who gets an account, or is let in again.
	Joiner Group = "joiner"
	// Mover is everybody else to whom something happens.
	Mover Group = "mover"
)

// Fate is one thing that a plan does to an account as a whole.
type Fate string

const (
	Created   Fate = "created"
	Adopted   Fate = "adopted"
	Imported  Fate = "imported"
	Changed   Fate = "changed"
	Unblocked Fate = "unblocked"
	Blocked   Fate = "blocked"
	Deleted   Fate = "deleted"
	Replaced  Fate = "replaced"
	Forgotten Fate = "forgotten"
)

var groups = map[Fate]Group{
	Created: Joiner, Unblocked: Joiner,
	Adopted: Mover, Imported: Mover, Changed: Mover,
	Blocked: Leaver, Deleted: Leaver, Replaced: Leaver, Forgotten: Leaver,
}

// Person is somebody to whom the plan does something.
type Person struct {
	// ID is the full user ID, "" as long as there is none or if it is secret.
	ID string
	// Names are what people recognise the person by: e-mail address, username, phone number; none that is secret.
	Names []string
	// Addresses are the resources that say so.
	Addresses []string
	Fates     []Fate
	what      []phrase
	email     string // for comparing, secret or not
}

// Group is the gravest of the fates' groups.
func (p *Person) Group() Group {
	group := Mover
	for _, fate := range p.Fates {
		switch groups[fate] {
		case Leaver:
			return Leaver
		case Joiner:
			group = Joiner
		}
	}
	return group
}

// Is reports whether one of the fates befalls the person.
func (p *Person) Is(fates ...Fate) bool {
	return slices.ContainsFunc(p.Fates, func(f Fate) bool { return slices.Contains(fates, f) })
}

// What says what happens, in sentences without a full stop.
func (p *Person) What() []string {
	what := make([]string, len(p.what))
	for i, phrase := range p.what {
		what[i] = phrase.plain()
	}
	return what
}

// who is the text to sort by and to show where there is place for one name only.
func (p *Person) who() string {
	if len(p.Names) > 0 {
		return p.Names[0]
	}
	if p.ID != "" {
		return p.ID
	}
	return strings.Join(p.Addresses, " ")
}

func (p *Person) add(fate Fate, what ...phrase) {
	if !slices.Contains(p.Fates, fate) {
		p.Fates = append(p.Fates, fate)
	}
	p.what = append(p.what, what...)
}

// happens adds what happens to something that belongs to the person.
func (p *Person) happens(address string, what []phrase) {
	if len(what) == 0 {
		return
	}
	if len(p.Fates) == 0 && !slices.Contains(p.Addresses, address) {
		p.Addresses = append(p.Addresses, address)
	}
	if !p.Is(Created, Adopted, Deleted, Replaced, Forgotten, Blocked, Unblocked) {
		p.add(Changed)
	}
	p.what = append(p.what, what...)
}

// drop takes a fate away.
func (p *Person) drop(fate Fate) {
	p.Fates = slices.DeleteFunc(p.Fates, func(f Fate) bool { return f == fate })
}

// identify takes over how people are recognised, from a user's attributes.
func (p *Person) identify(o object) {
	for _, name := range []string{"email", "username", "phone_number"} {
		if text := o.text(name); text != "" && !slices.Contains(p.Names, text) {
			p.Names = append(p.Names, text)
		}
	}
	if p.email == "" {
		p.email = strings.ToLower(o.raw("email"))
	}
}
