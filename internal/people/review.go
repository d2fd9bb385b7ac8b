// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "slices"

// Review is what a plan does to people, each list sorted by name.
type Review struct {
	Created, Adopted, Renamed, Blocked, Unblocked, BlockLater, Deleted, Kept, Replaced, Conflicts []string
	// Managed counts the users whom the plan found managed.
	Managed int
}

// List is one of the lists of a review, with the words for it.
type List struct {
	Title string
	Names []string
}

// NewReview sorts the entries of a run into lists.
func NewReview(entries []Entry) Review {
	var r Review
	managed, adopted := map[string]bool{}, map[string]bool{}
	for _, e := range entries {
		if e.Fate == Adopts {
			adopted[e.ID] = true
		}
	}
	for _, e := range entries {
		name := e.Name
		if e.ID != "" && e.ID != e.Name {
			name += " (" + e.ID + ")"
		}
		if e.ID != "" && e.Fate != Adopts {
			managed[e.ID] = true
		}
		if e.Fate == Forgets && adopted[e.ID] {
			continue // Handed over, not left outside of Terraform.
		}
		to := r.listOf(e)
		for _, list := range to {
			*list = append(*list, name)
		}
	}
	r.Managed = len(managed)
	r.Conflicts = append(r.Conflicts, conflicts(entries)...)
	for _, l := range r.all() {
		slices.Sort(*l.names)
		*l.names = slices.Compact(*l.names)
	}
	return r
}

func (r *Review) listOf(e Entry) []*[]string {
	switch e.Fate {
	case Creates:
		return []*[]string{&r.Created}
	case Deletes:
		if e.Replaces {
			return []*[]string{&r.Replaced}
		}
		return []*[]string{&r.Deleted}
	case Blocks:
		return []*[]string{&r.Blocked}
	case Forgets:
		return []*[]string{&r.Kept}
	}
	var lists []*[]string
	for _, c := range []struct {
		is   bool
		list *[]string
	}{
		{e.Fate == Adopts, &r.Adopted},
		{e.Blocked, &r.Blocked},
		{e.Unblocked, &r.Unblocked},
		{e.BlockLater, &r.BlockLater},
		{e.Fate == Keeps && len(e.gains()) > 0, &r.Renamed},
	} {
		if c.is {
			lists = append(lists, c.list)
		}
	}
	return lists
}

// conflicts names the users that two objects hold.
func conflicts(entries []Entry) []string {
	holders := map[string]int{}
	var names []string
	for _, e := range entries {
		if e.ID == "" || !e.Fate.holds() {
			continue
		}
		if holders[e.ID]++; holders[e.ID] == 2 {
			names = append(names, e.Name+" ("+e.ID+")")
		}
	}
	return names
}

type titled struct {
	title string
	names *[]string
}

func (r *Review) all() []titled {
	return []titled{
		{"Deleted", &r.Deleted},
		{"Replaced (deleted and made anew)", &r.Replaced},
		{"Blocked", &r.Blocked},
		{"Let in again", &r.Unblocked},
		{"Blocked or let in again, which is known after apply", &r.BlockLater},
		{"Adopted", &r.Adopted},
		{"Created", &r.Created},
		{"With another e-mail address, username or phone number", &r.Renamed},
		{"Kept, outside of Terraform", &r.Kept},
		{"Managed by two resources", &r.Conflicts},
	}
}

// Lists returns the lists that are not empty, the gravest first.
func (r Review) Lists() []List {
	var lists []List
	for _, l := range r.all() {
		if len(*l.names) > 0 {
			lists = append(lists, List{Title: l.title, Names: *l.names})
		}
	}
	return lists
}

// Empty reports whether the plan does nothing to anybody.
func (r Review) Empty() bool { return len(r.Lists()) == 0 }
