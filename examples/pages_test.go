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
	notText     = regexp.MustCompile(`^(\d+[.)]( |\n)|[-*+] |[a-z])`)
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
			_, below, found := strings.Cut(text, heading)
			if folder != "functions" && !found {
				t.Errorf("%s has no heading %q", page, strings.TrimSpace(heading))
			}
			if notText.MatchString(strings.TrimSpace(below)) {
				t.Errorf("%s: what stands below %q is shown as a list, or begins small", page, strings.TrimSpace(heading))
			}
		}
	}
}

var providerSource = regexp.MustCompile(`source +?= "auth0users/auth0users"`)

// TestExamplesSayTheVersion: whoever copies a block that names the provider gets releases that fit together.
func TestExamplesSayTheVersion(t *testing.T) {
	t.Parallel()
	sources := 0
	for _, file := range append(glob(t, "../*.md", "../templates/*.tmpl", "../templates/guides/*.tmpl"), exampleFiles(t)...) {
		text := read(t, file)
		for _, at := range providerSource.FindAllStringIndex(text, -1) {
			sources++
			if block, _, _ := strings.Cut(text[at[1]:], "}"); !strings.Contains(block, `version = "~> 0.1"`) {
				t.Errorf("%s does not say version = \"~> 0.1\"", file)
			}
		}
	}
	if sources < 5 {
		t.Errorf("only %d blocks name the provider", sources)
	}
}

// TestCodeFits: what a page shows as code fits into the width that a registry and GitHub give it, so that nobody scrolls to read the
// end of a line. Addresses stay whole, and so does what a program prints as Markdown.
func TestCodeFits(t *testing.T) {
	t.Parallel()
	const columns = 110
	for _, file := range append(glob(t, "../*.md", "../templates/guides/*.tmpl"), exampleFiles(t)...) {
		isPage := strings.HasSuffix(file, ".md") || strings.HasSuffix(file, ".tmpl")
		language, inCode := "", false
		for i, line := range strings.Split(read(t, file), "\n") {
			if mark, isFence := strings.CutPrefix(strings.TrimSpace(line), "```"); isPage && isFence {
				language, inCode = mark, !inCode
				continue
			}
			if isPage && !inCode || language == "markdown" || strings.Contains(line, "://") {
				continue
			}
			if width := len([]rune(strings.ReplaceAll(line, "\t", "    "))); width > columns {
				t.Errorf("%s:%d has %d columns, and a page shows %d", file, i+1, width, columns)
			}
		}
	}
}

// exampleFiles are the files of code that pages show.
func exampleFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, ext := range []string{".tf", ".hcl", ".sh", ".yml", ".yaml"} {
		for depth := 2; depth <= 4; depth++ {
			found, err := filepath.Glob(strings.Repeat("*/", depth-1) + "*" + ext)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, found...)
		}
	}
	return slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(file, "testdata/") })
}
