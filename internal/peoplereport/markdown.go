// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"fmt"
	"strings"
)

var titles = []struct {
	group     Group
	one, many string
}{
	{Leaver, "leaver", "Leavers"},
	{Joiner, "joiner", "Joiners"},
	{Mover, "mover", "Movers"},
}

// Markdown writes the report as GitHub and GitLab show it. A group has at most rows people; 0 is no limit.
func (r *Report) Markdown(rows int) string {
	var b strings.Builder
	b.WriteString("## People in this plan\n\n" + r.Summary() + "\n")
	if r.Errored {
		b.WriteString("\n> **This plan ended with an error.** It is not complete and cannot be applied.\n")
	}
	if r.Partial {
		b.WriteString("\n> **This plan does not cover the whole configuration** (`-target`, or changes that are put off).\n")
	}
	for _, title := range titles {
		people := r.Of(title.group)
		if len(people) == 0 {
			continue
		}
		_, _ = fmt.Fprintf(&b, "\n### %s (%d)\n\n| Who | What happens |\n|---|---|\n", title.many, len(people))
		for i, p := range people {
			if rows > 0 && i == rows {
				_, _ = fmt.Fprintf(&b, "\nAnd %d more.\n", len(people)-rows)
				break
			}
			b.WriteString("| " + p.whoMarkdown() + " | " + p.whatMarkdown() + " |\n")
		}
	}
	r.unclearMarkdown(&b, rows)
	return b.String()
}

func (r *Report) unclearMarkdown(b *strings.Builder, rows int) {
	if len(r.unclear) == 0 {
		return
	}
	_, _ = fmt.Fprintf(b, "\n### Whose it is the plan does not tell (%d)\n\n", len(r.unclear))
	for i, u := range r.unclear {
		if rows > 0 && i == rows {
			_, _ = fmt.Fprintf(b, "- And %d more.\n", len(r.unclear)-rows)
			return
		}
		b.WriteString("- " + u.render(code) + "\n")
	}
}

// Summary counts, in one line.
func (r *Report) Summary() string {
	if len(r.People) == 0 && len(r.unclear) == 0 {
		return fmt.Sprintf("Nobody joins, moves or leaves. %d managed.", r.Managed)
	}
	var parts []string
	for _, title := range titles {
		n := len(r.Of(title.group))
		word := title.one
		if n != 1 {
			word += "s"
		}
		parts = append(parts, fmt.Sprintf("%d %s", n, word))
	}
	return fmt.Sprintf("**%s.** %d managed before.", strings.Join(parts, ", "), r.Managed)
}

func (p *Person) whoMarkdown() string {
	var parts []string
	for _, name := range p.Names {
		parts = append(parts, code(foreign(name)))
	}
	if p.ID != "" {
		parts = append(parts, code(foreign(p.ID)))
	}
	if len(parts) == 0 {
		for _, address := range p.Addresses {
			parts = append(parts, code(foreign(address)))
		}
	}
	return strings.Join(parts, "<br>")
}

func (p *Person) whatMarkdown() string {
	parts := make([]string, len(p.what))
	for i, w := range p.what {
		parts[i] = w.render(code)
	}
	if fate := p.gravest(); fate != "" {
		parts[0] = "**" + parts[0] + "**"
	}
	return strings.Join(parts, "; ")
}

// gravest is the fate of somebody whose first words an approver must not miss.
func (p *Person) gravest() Fate {
	for _, fate := range []Fate{Deleted, Replaced, Blocked, Unblocked} {
		if p.Is(fate) {
			return fate
		}
	}
	return ""
}
