package examples_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// categories are the groups in which a registry lists the pages.
var categories = []string{"Users", "Access", "Assignments", "Sign-in security", "Sessions and tokens", "Logs"}

var (
	subcategory = regexp.MustCompile(`(?m)^subcategory: "(.*)"$`)
	description = regexp.MustCompile(`(?ms)^description: \|-\n(.*?)\n---$`)
	sentenceEnd = regexp.MustCompile(`[.!?](\s|$)`)
)

// TestPages holds for every page of a registry: a group, a description of one sentence, and headings to link to.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, page := range glob(t, "../docs/*/*.md", "../docs/index.md") {
		text := read(t, page)
		folder := filepath.Base(filepath.Dir(page))
		if folder == "benchmarks" {
			continue
		}
		match := description.FindStringSubmatch(text)
		if match == nil {
			t.Errorf("%s has no description", page)
			continue
		}
		if said := strings.TrimSpace(match[1]); len(sentenceEnd.FindAllString(said, -1)) != 1 || !strings.HasSuffix(said, ".") {
			t.Errorf("%s: the description is not one sentence: %s", page, said)
		}
		if folder == "guides" || folder == "docs" {
			continue
		}
		if group := subcategory.FindStringSubmatch(text); group == nil || !slices.Contains(categories, group[1]) {
			t.Errorf("%s has the subcategory %q, and should have one of %q", page, group, categories)
		}
		for _, heading := range []string{"\n## Scopes\n", "\n## Requests\n"} {
			if folder != "functions" && !strings.Contains(text, heading) {
				t.Errorf("%s has no heading %q", page, strings.TrimSpace(heading))
			}
		}
	}
}

// TestExamplesSayTheVersion: whoever copies a block that names the provider gets releases that fit together.
func TestExamplesSayTheVersion(t *testing.T) {
	t.Parallel()
	for _, file := range glob(t, "provider/provider.tf", "quickstart/main.tf", "guides/pipelines/main.tf") {
		if text := read(t, file); !strings.Contains(text, `version = "~> 0.1"`) {
			t.Errorf("%s does not say version = \"~> 0.1\"", file)
		}
	}
}
