// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"fmt"
	"strings"
	"testing"
)

// planOf writes a plan of changes, and of user_id expressions by resource address.
func planOf(changes []string, configuration string) []byte {
	return []byte(`{"format_version":"1.2","resource_changes":[` + strings.Join(changes, ",") + `],"configuration":{"root_module":` + configuration + `}}`)
}

func newUser(address, module, name, index, email string) string {
	return fmt.Sprintf(`{"address":%q,"module_address":%q,"mode":"managed","type":"auth0users_user","name":%q,"index":%s,
		"change":{"actions":["create"],"after":{"email":%q},"after_unknown":{"id":true}}}`, address, module, name, index, email)
}

func newRoles(address, module, index string) string {
	return fmt.Sprintf(`{"address":%q,"module_address":%q,"mode":"managed","type":"auth0users_user_roles","name":"r","index":%s,
		"change":{"actions":["create"],"after":{"roles":["rol_1"]},"after_unknown":{"user_id":true,"roles":[false]}}}`, address, module, index)
}

func refers(to ...string) string {
	return `{"resources":[{"address":"auth0users_user_roles.r","expressions":{"user_id":{"references":["` + strings.Join(to, `","`) + `"]}}}]}`
}

// Roles of people who do not exist yet, and thus have no ID, are told of those to whom the configuration gives them.
func TestReport_rolesOfNewPeople(t *testing.T) {
	t.Parallel()
	two := []string{
		newUser(`auth0users_user.p["a.b"]`, "", "p", `"a.b"`, "a@example.com"),
		newUser(`auth0users_user.p["c"]`, "", "p", `"c"`, "c@example.com"),
	}
	const inner = `module.team["x.y"].module.staff`
	for name, test := range map[string]struct {
		changes       []string
		configuration string
		gains         string // who
		unclear       int
	}{
		"each.key": {
			append(two, newRoles(`auth0users_user_roles.r["a.b"]`, "", `"a.b"`)), refers("auth0users_user.p", "each.key"), "a@example.com", 0,
		},
		"literal key": {
			append(two, newRoles(`auth0users_user_roles.r`, "", "null")),
			refers(`auth0users_user.p[\"c\"].id`, `auth0users_user.p[\"c\"]`, "auth0users_user.p"), "c@example.com", 0,
		},
		"one user": {
			[]string{newUser("auth0users_user.q", "", "q", "null", "q@example.com"), newRoles("auth0users_user_roles.r", "", "null")},
			refers("auth0users_user.q.id", "auth0users_user.q"), "q@example.com", 0,
		},
		"in modules": {
			[]string{
				newUser(inner+".auth0users_user.q", inner, "q", "null", "q@example.com"),
				newUser("auth0users_user.q", "", "q", "null", "other@example.com"),
				newRoles(inner+".auth0users_user_roles.r", inner, "null"),
			},
			`{"module_calls":{"team":{"module":{"module_calls":{"staff":{"module":` + refers("auth0users_user.q.id", "auth0users_user.q") + `}}}}}}`,
			"q@example.com", 0,
		},
		"through a local": {append(two, newRoles("auth0users_user_roles.r", "", "null")), refers("local.ids"), "", 1},
		"another key":     {append(two, newRoles(`auth0users_user_roles.r["z"]`, "", `"z"`)), refers("auth0users_user.p"), "", 1},
	} {
		r := report(t, planOf(test.changes, test.configuration))
		gains := ""
		for _, p := range r.People {
			if strings.Contains(strings.Join(p.What(), ";"), "gains the role") {
				gains += p.who()
			}
		}
		if gains != test.gains || len(r.Unclear) != test.unclear {
			t.Errorf("%s: roles for %q, want %q; unclear: %q", name, gains, test.gains, r.Unclear)
		}
	}
}

// One account in two resources is one person: what one lets go and the other takes over is handed over.
func TestReport_handedOver(t *testing.T) {
	t.Parallel()
	r := report(t, planOf([]string{
		`{"address":"auth0users_user.old","mode":"managed","type":"auth0users_user","name":"old","change":{"actions":["delete"],
			"before":{"id":"auth0|1","email":"a@example.com","on_destroy":"keep"}}}`,
		`{"address":"auth0users_user.new","mode":"managed","type":"auth0users_user","name":"new","change":{"actions":["create"],
			"after":{"email":"a@example.com","adopted_user_id":"auth0|1","on_conflict":"adopt"}}}`,
	}, "{}"))
	if len(r.People) != 1 || r.People[0].Group() != Mover || strings.Contains(strings.Join(r.People[0].What(), ";"), "forgets") {
		t.Errorf("%s", r.Markdown(0))
	}
}

// Somebody who is deleted under one name and created under another without `moved` is pointed out.
func TestReport_renamedWithoutMoved(t *testing.T) {
	t.Parallel()
	r := report(t, planOf([]string{
		`{"address":"auth0users_user.old","mode":"managed","type":"auth0users_user","name":"old","change":{"actions":["delete"],
			"before":{"id":"auth0|1","email":"A@example.com"}}}`,
		newUser("auth0users_user.new", "", "new", "null", "a@example.com"),
	}, "{}"))
	if len(r.People) != 2 || !strings.Contains(r.Markdown(0), "without a moved block") {
		t.Errorf("%s", r.Markdown(0))
	}
}

// What is known of others: roles and organizations by name, members of organizations, actions.
func TestReport_othersByName(t *testing.T) {
	t.Parallel()
	text := `{"format_version":"1.2","complete":false,"errored":true,"resource_changes":[
		{"address":"auth0_role.r","mode":"managed","type":"auth0_role","name":"r","change":{"actions":["no-op"],"before":{"id":"rol_1","name":"editor"},"after":{"id":"rol_1","name":"editor"}}},
		{"address":"auth0users_user_role.a","mode":"managed","type":"auth0users_user_role","name":"a","change":{"actions":["delete","create"],
			"before":{"user_id":"auth0|1","role_id":"rol_1"},"after":{"user_id":"auth0|2","role_id":"rol_1"}}},
		{"address":"auth0_organization_members.m","mode":"managed","type":"auth0_organization_members","name":"m","change":{"actions":["update"],
			"before":{"organization_id":"org_1","members":["auth0|1","auth0|2"]},"after":{"organization_id":"org_1","members":["auth0|2","auth0|3"]}}}
	],"prior_state":{"values":{"root_module":{"child_modules":[{"resources":[{"values":{"id":"org_1","name":"acme"}}]}]}}},
	"action_invocations":[{"address":"action.auth0users_revoke_user_access.x","type":"auth0users_revoke_user_access","config_values":{"user_id":"auth0|4"}}]}`
	r := report(t, []byte(text))
	for _, want := range []string{
		`<code>auth0&#124;1</code> | loses the role ` + "`editor`; leaves the organization `acme`",
		`<code>auth0&#124;2</code> | gains the role ` + "`editor`",
		`<code>auth0&#124;3</code> | becomes a member of the organization ` + "`acme`",
		`<code>auth0&#124;4</code> | is signed out everywhere`,
		"ended with an error", "does not cover the whole configuration",
	} {
		if !strings.Contains(r.Markdown(0), want) {
			t.Errorf("the report lacks %q:\n%s", want, r.Markdown(0))
		}
	}
}

// People of a roster's map are people as well; and of whom nobody knows anything yet, the report says so.
func TestReport_rosterMap(t *testing.T) {
	t.Parallel()
	for change, wants := range map[string][]string{
		`"actions":["update"],"before":{"on_destroy":"block","ids":{"amara":"auth0|1","boris":"auth0|2"},
			"user":{"amara":{"email":"a@example.com"}},"users":{"boris":{"email":"b@example.com"}}},
			"after":{"on_destroy":"block","users":{"amara":{"email":"a@example.com"},"dara":{"email":"d@example.com"}}},"after_unknown":{"ids":true}`: {
			"1 leaver, 1 joiner, 0 movers.** 2 managed", "`b@example.com`<br><code>auth0&#124;2</code> | **blocked;", "`d@example.com` | created",
		},
		`"actions":["create"],"before":null,"after":{"on_destroy":"block"},"after_unknown":{"ids":true,"users":true}`: {"1 joiner", "`auth0users_roster.staff[*]` | created"},
	} {
		text := report(t, planOf([]string{`{"address":"auth0users_roster.staff","mode":"managed","type":"auth0users_roster","name":"staff","change":{` + change + `}}`}, "{}")).Markdown(0)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("the report lacks %q:\n%s", want, text)
			}
		}
	}
}

// rosterPlan is a plan with one change of a roster.
func rosterPlan(change string) []byte {
	return planOf([]string{`{"address":"auth0users_roster.staff","mode":"managed","type":"auth0users_roster","name":"staff","change":{` + change + `}}`}, "{}")
}

// What becomes of those who leave a roster, the configuration says as it is now; of a roster that is destroyed, the state does;
// and whom an import has only just brought is left alone.
func TestReport_leavingRoster(t *testing.T) {
	t.Parallel()
	const (
		two = `"ids":{"amara":"auth0|1","boris":"auth0|2"},"user":{"amara":{"email":"a@example.com"},"boris":{"email":"b@example.com"}}`
		one = `"ids":{"amara":"auth0|1"},"user":{"amara":{"email":"a@example.com"}}`
	)
	for name, c := range map[string]struct {
		change string
		fate   Fate
		people int
	}{
		"from block to delete":        {`"actions":["update"],"before":{"on_destroy":"block",` + two + `},"after":{"on_destroy":"delete",` + one + `}`, Deleted, 1},
		"from block to nothing":       {`"actions":["update"],"before":{"on_destroy":"block",` + two + `},"after":{` + one + `}`, Deleted, 1},
		"from delete to block":        {`"actions":["update"],"before":{"on_destroy":"delete",` + two + `},"after":{"on_destroy":"block",` + one + `}`, Blocked, 1},
		"from nothing to keep":        {`"actions":["update"],"before":{` + two + `},"after":{"on_destroy":"keep",` + one + `}`, Forgotten, 1},
		"the whole roster":            {`"actions":["delete"],"before":{"on_destroy":"block",` + two + `},"after":null`, Blocked, 2},
		"an import that brings more":  {`"actions":["update"],"importing":{"id":"email"},"before":{` + two + `},"after":{"on_destroy":"delete",` + one + `}`, Forgotten, 1},
		"who is not there yet leaves": {`"actions":["update"],"before":{"ids":{"amara":"auth0|1","boris":null},"user":{"amara":{"email":"a@example.com"},"boris":{"email":"b@example.com"}}},"after":{` + one + `}`, Deleted, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if r := report(t, rosterPlan(c.change)); len(r.Of(Leaver)) != c.people || r.Count(c.fate) != c.people {
				t.Errorf("not %d %s:\n%s", c.people, c.fate, r.Markdown(0))
			}
		})
	}
}

// A roster that comes to manage the roles of an account takes the others away.
func TestReport_rolesBecomeManaged(t *testing.T) {
	t.Parallel()
	text := report(t, rosterPlan(`"actions":["update"],"before":{"ids":{"a":"auth0|1","b":"auth0|2"},"users":{"a":{"email":"a@example.com"},"b":{"email":"b@example.com","roles":["rol_1"]}}},
		"after":{"on_conflict":"adopt","ids":{"a":"auth0|1","b":"auth0|2","c":"auth0|3"},"adopted_ids":{"c":"auth0|3"},"users":{"a":{"email":"a@example.com","roles":[]},
			"b":{"email":"b@example.com","roles":["rol_2"]},"c":{"email":"c@example.com","roles":["rol_1"]},"d":{"email":"d@example.com","roles":["rol_1"]}}},"after_unknown":{"ids":{"d":true}}`)).Markdown(0)
	for _, want := range []string{
		"`a@example.com`<br><code>auth0&#124;1</code> | loses all other roles |", "gains the role `rol_2`; loses the role `rol_1` |",
		"managed from now on; gains the role `rol_1`; loses all other roles |", "`d@example.com` | created; gains the role `rol_1` |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
}

// A tainted roster is to be replaced, and so is everybody in it.
func TestReport_taintedRoster(t *testing.T) {
	t.Parallel()
	r := report(t, rosterPlan(`"actions":["delete","create"],"before":{"ids":{"a":"auth0|1"},"users":{"a":{"email":"a@example.com","blocked":true}}},
		"after":{"users":{"a":{"email":"a@example.com"}}},"after_unknown":{"ids":true,"users":{"a":{"blocked":true}}}`))
	if r.Count(Replaced) != 1 || !strings.Contains(r.Markdown(0), "**deleted and made anew") {
		t.Errorf("%s", r.Markdown(0))
	}
}

// Somebody who comes under another key of a roster is the same person, and nobody leaves.
func TestReport_anotherKey(t *testing.T) {
	t.Parallel()
	r := report(t, rosterPlan(`"actions":["update"],
		"before":{"on_destroy":"block","ids":{"a":"auth0|1","b":"auth0|2"},"user":{"a":{"email":"a@example.com","roles":["rol_1"]},"b":{"email":"b@example.com"}}},
		"after":{"on_destroy":"block","ids":{"b":"auth0|2","x":"auth0|1"},"user":{"b":{"email":"b@example.com"},"x":{"email":"a@example.com","nickname":"ada","roles":["rol_2"]}}}`))
	const want = "| `a@example.com`<br><code>auth0&#124;1</code> | nickname becomes `ada`; comes under another key, until now `auth0users_roster.staff[\"a\"]`: the account stays; " +
		"gains the role `rol_2`; loses the role `rol_1` |"
	if text := r.Markdown(0); !strings.Contains(text, "0 leavers, 0 joiners, 1 mover.** 2 managed") || !strings.Contains(text, want) {
		t.Errorf("the report lacks %q:\n%s", want, text)
	}
}

// What a roster says for all of its people happens to people: passwords that are sent again, and metadata that goes.
func TestReport_settingsOfRoster(t *testing.T) {
	t.Parallel()
	const people = `"ids":{"a":"auth0|1","b":"auth0|2"},"users":{"a":{"email":"a@example.com","app_metadata":"{}"},"b":{"email":"b@example.com"}}`
	const passwords = "people with an account and a key in passwords_wo get that password"
	for name, c := range map[string]struct {
		change string
		want   string
		moved  int
	}{
		"another version": {`"actions":["update"],"before":{"passwords_wo_version":1,` + people + `},"after":{"passwords_wo_version":2,` + people + `}`, passwords, 0},
		"a first version": {`"actions":["update"],"before":{` + people + `},"after":{"passwords_wo_version":1,` + people + `}`, passwords, 0},
		"no version more": {`"actions":["update"],"before":{"passwords_wo_version":1,` + people + `},"after":{` + people + `}`, "Nobody joins", 0},
		"an adoption": {
			`"actions":["create"],"before":null,"after":{"passwords_wo_version":1,"on_conflict":"adopt","adopted_ids":{"a":"auth0|1"},"ids":{"a":"auth0|1"},"users":{"a":{"email":"a@example.com"}}}`, passwords, 1,
		},
		"new people": {`"actions":["create"],"before":null,"after":{"passwords_wo_version":1,"users":{"a":{"email":"a@example.com"}}},"after_unknown":{"ids":true}`, "0 leavers, 1 joiner, 0 movers", 0},
		"all metadata": {
			`"actions":["update"],"before":{` + people + `},"after":{"metadata_ownership":"full",` + people + `}`, "`a@example.com`<br><code>auth0&#124;1</code> | metadata_ownership becomes `full`", 1,
		},
		"metadata of others again": {`"actions":["update"],"before":{"metadata_ownership":"full",` + people + `},"after":{` + people + `}`, "Nobody joins", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := report(t, rosterPlan(c.change))
			if text := r.Markdown(0); !strings.Contains(text, c.want) || len(r.Of(Mover)) != c.moved || strings.Contains(text, passwords) != (c.want == passwords) {
				t.Errorf("the report lacks %q:\n%s", c.want, text)
			}
		})
	}
}

// Whoever is adopted may be blocked, let in, or given a password by that, and limits count it.
func TestReport_adoptedAndChanged(t *testing.T) {
	t.Parallel()
	adopted := func(more string) []byte {
		return planOf([]string{`{"address":"auth0users_user.a","mode":"managed","type":"auth0users_user","name":"a","change":{"actions":["create"],"before":null,
			"after":{"email":"a@example.com","on_conflict":"adopt","adopted_user_id":"auth0|1"` + more + `},"after_unknown":{"id":true}}}`}, "{}")
	}
	for more, c := range map[string]struct {
		group Group
		fates []Fate
		want  string
	}{
		"":                           {Mover, []Fate{Adopted}, "| adopted: the existing account is managed from now on |"},
		`,"blocked":true`:            {Leaver, []Fate{Adopted, Blocked}, "| **blocked, unless the account is so already**; adopted"},
		`,"blocked":false`:           {Joiner, []Fate{Adopted, Unblocked}, "| **let in again, if the account is blocked**; adopted"},
		`,"password_wo_version":1`:   {Mover, []Fate{Adopted}, "gets the password of the configuration |"},
		`,"password":"Sesame-Open1"`: {Mover, []Fate{Adopted}, "gets the password of the configuration |"},
	} {
		r := report(t, adopted(more))
		text := r.Markdown(0)
		if len(r.Of(c.group)) != 1 || !strings.Contains(text, c.want) {
			t.Errorf("%s: the report lacks %q:\n%s", more, c.want, text)
		}
		for _, fate := range c.fates {
			if r.Count(fate) != 1 {
				t.Errorf("%s: nobody is %s", more, fate)
			}
		}
	}
}

// Whom the plan only imports was not managed before, and makes no share larger; a block stands out.
func TestReport_importedWereNotManaged(t *testing.T) {
	t.Parallel()
	r := report(t, planOf([]string{`{"address":"auth0users_user.a","mode":"managed","type":"auth0users_user","name":"a","change":{"actions":["no-op"],"importing":{"id":"auth0|1"},
		"before":{"id":"auth0|1","email":"a@example.com"},"after":{"id":"auth0|1","email":"a@example.com"}}}`}, "{}"))
	if r.Managed != 0 || r.Count(Imported) != 1 {
		t.Errorf("%s", r.Markdown(0))
	}
	r = report(t, planOf([]string{`{"address":"auth0users_user.a","mode":"managed","type":"auth0users_user","name":"a","change":{"actions":["update"],"importing":{"id":"auth0|1"},
		"before":{"id":"auth0|1","email":"a@example.com","blocked":false},"after":{"id":"auth0|1","email":"a@example.com","blocked":true}}}`}, "{}"))
	if text := r.Markdown(0); !strings.Contains(text, "| **blocked**; imported: ") {
		t.Errorf("the block is not what stands out:\n%s", text)
	}
}

// The people of a roster are told one by one, those who are adopted as well.
func TestReport_roster(t *testing.T) {
	t.Parallel()
	r := report(t, planOf([]string{`{"address":"auth0users_roster.staff","mode":"managed","type":"auth0users_roster","name":"staff","change":{"actions":["update"],
		"before":{"on_destroy":"block","ids":{"amara":"auth0|1","boris":"auth0|2","chloe":"auth0|3"},
			"user":{"amara":{"email":"a@example.com","roles":["rol_1"]},"boris":{"email":"b@example.com"},"chloe":{"email":"c@example.com"}}},
		"after":{"on_destroy":"block","on_conflict":"adopt","adopted_ids":{"dara":null,"emil":"auth0|5"},"user":{"amara":{"email":"a@example.com","roles":["rol_2"]},
			"chloe":{"email":"c@example.com"},"dara":{"email":"d@example.com"},"emil":{"email":"e@example.com"},"fred":{"email":"f@example.com"}}},
		"after_unknown":{"ids":true,"adopted_ids":{"fred":true}}}}`}, "{}"))
	text := r.Markdown(0)
	for _, want := range []string{
		"1 leaver, 2 joiners, 2 movers.** 3 managed", "`b@example.com`<br><code>auth0&#124;2</code> | **blocked;", "`d@example.com` | created",
		"`e@example.com`<br><code>auth0&#124;5</code> | adopted", "`f@example.com` | created, or adopted if the account exists by then",
		"`a@example.com`<br><code>auth0&#124;1</code> | gains the role `rol_2`; loses the role `rol_1`",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
}
