package examples_test

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const repository = "https://github.com/auth0users/terraform-provider-auth0users"

// elsewhere are links to this repository which are no file of it.
var elsewhere = map[string]bool{repository + "/security/advisories/new": true}

// unread are the directories without pages; what is in internal/ are parts of some.
var unread = map[string]bool{".git": true, "bin": true, "dist": true, "internal": true, "examples/testdata": true}

var (
	fence      = regexp.MustCompile("(?ms)^[ \t]*```.*?^[ \t]*```[ \t]*$")
	inlineCode = regexp.MustCompile("`[^`\n]*`")
	link       = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	linkText   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	heading    = regexp.MustCompile(`(?m)^#{1,6} (.+)$`)
	anchorID   = regexp.MustCompile(`<a (?:id|name)="([^"]+)">`)
	guideName  = regexp.MustCompile(`[Gg]uide \*([^*\n]+)\*`)
	pageTitle  = regexp.MustCompile(`(?m)^# (.+)$`)
)

// TestLinks follows every link of every page: to a file it leads to one that is there, with an anchor to a heading of it, and from a
// page of the registry to another one, or with a whole address. Guides are read as they are written, before docs/ is generated.
func TestLinks(t *testing.T) {
	t.Parallel()
	pages := markdown(t)
	followed := 0
	for page, text := range pages {
		for _, match := range link.FindAllStringSubmatch(inlineCode.ReplaceAllString(text, "``"), -1) {
			target, anchor, inside := resolve(page, match[1])
			if !inside {
				continue
			}
			followed++
			if registry(page) && !strings.Contains(match[1], "://") && !registry(target) {
				t.Errorf("%s links to %s, which a registry does not have", page, match[1])
			}
			linked, isPage := pages[target]
			if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(target))); err != nil && !isPage {
				t.Errorf("%s links to %s: there is no %s", page, match[1], target)
			}
			if isPage && anchor != "" && !anchors(linked)[anchor] {
				t.Errorf("%s links to %s: %s has no such heading", page, match[1], target)
			}
		}
	}
	if followed < 300 {
		t.Errorf("only %d links were followed", followed)
	}
}

// TestGuideNames: a guide that is named without a link has the name of one.
func TestGuideNames(t *testing.T) {
	t.Parallel()
	pages := markdown(t)
	names := map[string]bool{}
	for page, text := range pages {
		if strings.HasPrefix(page, "docs/guides/") {
			name := pageTitle.FindStringSubmatch(text)[1]
			short, _, _ := strings.Cut(name, ":")
			names[name], names[short] = true, true
		}
	}
	for page, text := range pages {
		for _, match := range guideName.FindAllStringSubmatch(text, -1) {
			if !names[match[1]] {
				t.Errorf("%s names the guide %q, which there is not", page, match[1])
			}
		}
	}
}

// TestIndex: the front page leads to every guide.
func TestIndex(t *testing.T) {
	t.Parallel()
	index := read(t, "../templates/index.md.tmpl")
	for _, guide := range glob(t, "../templates/guides/*.md.tmpl") {
		if name := strings.TrimSuffix(filepath.Base(guide), ".tmpl"); !strings.Contains(index, "](guides/"+name+")") {
			t.Errorf("the front page does not link to %s", name)
		}
	}
}

// markdown returns the pages of the repository without their blocks of code, by path; a guide by the path that it is generated to.
func markdown(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && unread[file]:
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		page := file
		if guide, ok := strings.CutPrefix(file, "templates/guides/"); ok {
			page = "docs/guides/" + strings.TrimSuffix(guide, ".tmpl")
		} else if file == "templates/index.md.tmpl" {
			page = "docs/index.md"
		} else if file == "docs/index.md" || path.Ext(file) != ".md" || strings.HasPrefix(file, "docs/guides/") {
			return nil
		}
		text, err := fs.ReadFile(root, file)
		pages[page] = fence.ReplaceAllString(string(text), "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// registry tells whether a registry shows a page. It shows docs/, but for the benchmarks.
func registry(page string) bool {
	return strings.HasPrefix(page, "docs/") && !strings.HasPrefix(page, "docs/benchmarks/")
}

// resolve returns the path in the repository to which a link on a page leads, and the anchor. What leads out of it is not inside.
func resolve(page, destination string) (target, anchor string, inside bool) {
	destination, anchor, _ = strings.Cut(destination, "#")
	if rest, ok := strings.CutPrefix(destination, "https://raw.githubusercontent.com/auth0users/terraform-provider-auth0users/main/"); ok {
		return rest, anchor, true
	}
	if destination == repository {
		return "README.md", anchor, true
	}
	if rest, ok := strings.CutPrefix(destination, repository+"/"); ok && !elsewhere[destination] {
		for _, kind := range []string{"blob/main/", "tree/main/"} {
			rest = strings.TrimPrefix(rest, kind)
		}
		return rest, anchor, true
	}
	if strings.Contains(destination, "://") {
		return "", "", false
	}
	if destination == "" {
		return page, anchor, true
	}
	if plain, err := url.PathUnescape(destination); err == nil {
		destination = plain
	}
	return path.Join(path.Dir(page), destination), anchor, true
}

// anchors are those that a page has: its headings as GitHub and the registries spell them, and its own.
func anchors(text string) map[string]bool {
	found := map[string]bool{}
	for _, match := range anchorID.FindAllStringSubmatch(text, -1) {
		found[match[1]] = true
	}
	for _, match := range heading.FindAllStringSubmatch(text, -1) {
		slug := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, strings.TrimSpace(linkText.ReplaceAllString(match[1], "$1")))
		unique := slug
		for n := 1; found[unique]; n++ {
			unique = slug + "-" + strconv.Itoa(n)
		}
		found[unique] = true
	}
	return found
}
