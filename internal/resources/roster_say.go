// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// remarks are what is said of the people of a roster. What is the same for many is said once, with all names:
// the CLIs show a warning for each person as long as there are few, and thousands would hide the rest.
type remarks struct {
	mu    sync.Mutex
	all   []remark
	whole diag.Diagnostics // What is said of nobody in particular.
}

type remark struct {
	key, name, id, place string
	diag.Diagnostic
}

// about adds what is said of one person, or what a plan has found about the tenant with that person.
func (r *remarks) about(key string, p person, diags diag.Diagnostics) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, d := range diags {
		if tenants, ok := d.(tenantDiagnostic); ok {
			r.whole.Append(tenants.Diagnostic)
			continue
		}
		r.all = append(r.all, remark{key, p.subject(), p.ID.ValueString(), p.place(), d})
	}
}

// tenantDiagnostic is about the tenant, the credentials or the connection, whoever's plan comes upon it first.
type tenantDiagnostic struct{ diag.Diagnostic }

func (d tenantDiagnostic) Equal(o diag.Diagnostic) bool {
	other, ok := o.(tenantDiagnostic)
	return ok && d.Diagnostic.Equal(other.Diagnostic)
}

func ofTenant(d diag.Diagnostic) diag.Diagnostics { return diag.Diagnostics{tenantDiagnostic{d}} }

// ofAll adds what is said of all people.
func (r *remarks) ofAll(diags diag.Diagnostics) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.whole = append(r.whole, diags...)
}

// failed reports whether there is an error about somebody.
func (r *remarks) failed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.ContainsFunc(r.all, func(d remark) bool { return d.Severity() == diag.SeverityError })
}

// kind is the same for remarks that differ in what is said of the person only, which their first paragraph says.
func (d remark) kind() string {
	_, advice := d.paragraphs()
	return fmt.Sprint(d.Severity(), d.Summary(), advice)
}

// paragraphs are the first one and the rest of a remark, without what is the person's own.
func (d remark) paragraphs() (reason, advice string) {
	text := d.Detail()
	for _, own := range []string{d.id, d.name, fmt.Sprintf("%q", d.key)} {
		if own != "" {
			text = strings.ReplaceAll(text, own, "\x00")
		}
	}
	reason, advice, _ = strings.Cut(text, "\n\n")
	return reason, advice
}

// asWarnings turns errors into warnings.
func (r *remarks) asWarnings() {
	for i, d := range r.all {
		if d.Severity() == diag.SeverityError {
			located, ok := d.Diagnostic.(diag.DiagnosticWithPath)
			r.all[i].Diagnostic = diag.NewWarningDiagnostic(d.Summary(), d.Detail())
			if ok {
				r.all[i].Diagnostic = diag.NewAttributeWarningDiagnostic(located.Path(), d.Summary(), d.Detail())
			}
		}
	}
}

// diagnostics are the remarks by key, gathered by kind.
func (r *remarks) diagnostics() diag.Diagnostics {
	slices.SortStableFunc(r.all, func(a, b remark) int { return cmp.Compare(a.key, b.key) })
	byKind := map[string][]remark{}
	var kinds []string
	for _, d := range r.all {
		kind := d.kind()
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		byKind[kind] = append(byKind[kind], d)
	}
	diags := slices.Clone(r.whole)
	for _, kind := range kinds {
		same := byKind[kind]
		if len(same) <= individually {
			for _, d := range same {
				diags = append(diags, rosterDiagnostic(d, fmt.Sprintf("%s: %q", d.Summary(), d.key), d.Detail()))
			}
			continue
		}
		diags = append(diags, gathered(same))
	}
	return diags
}

// gathered is one diagnostic for many people: with all their names where the reason is the same, and with the
// reason of each where it is not.
func gathered(same []remark) diag.Diagnostic {
	summary := fmt.Sprintf("%s: %d People", same[0].Summary(), len(same))
	reason, _ := same[0].paragraphs()
	var names, reasons []string
	for _, d := range same {
		names = append(names, fmt.Sprintf("%q (%s)", d.key, who(d.name, d.id)))
		own, _, _ := strings.Cut(d.Detail(), "\n\n")
		reasons = append(reasons, fmt.Sprintf("%q: %s", d.key, own))
	}
	if !slices.ContainsFunc(same, func(d remark) bool { r, _ := d.paragraphs(); return r != reason }) {
		return rosterDiagnostic(same[0], summary, fmt.Sprintf("%s\n\nThe same holds for each of these "+
			"%d people: %s.", same[0].Detail(), len(same), strings.Join(names, ", ")))
	}
	detail := strings.Join(reasons, "\n")
	if _, advice, more := strings.Cut(same[0].Detail(), "\n\n"); more {
		detail += "\n\n" + advice
	}
	return rosterDiagnostic(same[0], summary, detail)
}

// rosterDiagnostic puts a text on the attribute of the roster that an attribute of a user is.
func rosterDiagnostic(d remark, summary, detail string) diag.Diagnostic {
	detail = inRoster.Replace(detail)
	out := reworded(d, summary, detail)
	located, ok := d.Diagnostic.(diag.DiagnosticWithPath)
	if !ok {
		return out
	}
	return diag.WithPath(rosterPath(d.place, d.key, located.Path()), out)
}

// reworded is a diagnostic as grave as another one, without its place.
func reworded(d diag.Diagnostic, summary, detail string) diag.Diagnostic {
	if d.Severity() == diag.SeverityError {
		return diag.NewErrorDiagnostic(summary, detail)
	}
	return diag.NewWarningDiagnostic(summary, detail)
}

// inRoster has texts name the attributes of a roster in place of those of a user, and say what can be done with one of its people,
// whom neither a moved block nor terraform state rm takes anywhere.
var inRoster = strings.NewReplacer("password_wo or password", "passwords_wo", "password_wo_version", "passwords_wo_version", "password_wo",
	"passwords_wo",
	useMoved, moveFromRoster, forgetOnly, forgetFromRoster, outOfState, outOfStateOrRoster)

const (
	moveFromRoster = "No moved block takes one person out of a roster or into one. To move somebody with the account that they have, apply " +
		"on_destroy = \"keep\" where they are and on_conflict = \"adopt\" where they are to go, and move them in the apply after that: " +
		"nobody is then deleted or created."
	forgetFromRoster = "set on_destroy = \"keep\" in the roster (where the whole roster is destroyed, apply that " +
		"first, or use a removed block)."
	// One of two resources with a user is a roster, and nobody knows which.
	outOfStateOrRoster = "of a roster, remove the person from it with on_destroy = \"keep\"; of a resource of its own, terraform state rm, " +
		"or a removed block with lifecycle { destroy = false }."
)

// rosterPath is where an attribute of a user is in a roster.
func rosterPath(place, key string, at path.Path) path.Path {
	name := at.String()
	switch name {
	case "connection_name", "metadata_ownership", "on_conflict", "on_destroy", "custom_domain_header":
		return at
	case "password", "password_wo", "password_wo_version":
		return path.Root("passwords_wo").AtMapKey(key)
	}
	name, _, _ = strings.Cut(name, "[") // A set is pointed at as a whole.
	return path.Root(place).AtMapKey(key).AtName(name)
}

// sayLeavingRoster tells of a person who leaves a roster.
func sayLeavingRoster(e people.Entry) diag.Diagnostic {
	title, text := sayDeleted, "The user %s will be deleted at Auth0, with password, second factors, roles, sessions and the "+
		"metadata that applications stored. Nobody can undo that. To keep the account, set on_destroy = \"block\" or \"keep\" (where the whole "+
		"roster is destroyed, apply that first)."
	switch e.Fate {
	case people.Blocks:
		title, text = sayBlocked, "The user %s will be blocked and leaves the roster, because of on_destroy = \"block\". The account stays. "+
			besides
	case people.Forgets:
		title, text = sayKept, "The user %s stays and leaves the roster. "+besides
	}
	return diag.NewWarningDiagnostic(title, fmt.Sprintf(text, who(e.Name, e.ID)))
}
