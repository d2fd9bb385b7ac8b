package examples_test

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"go.yaml.in/yaml/v3"
)

var (
	codeBlock = regexp.MustCompile("(?ms)^[ \t]*```(\\w*)\n(.*?)^[ \t]*```[ \t]*$")
	included  = regexp.MustCompile(`\{\{ ?(?:tffile|codefile "\w+") "([^"]+)" ?\}\}`)
	// command is one of our programs with what stands behind it, to the end of the command.
	command  = regexp.MustCompile(`\b(auth0-emulator|auth0users-people) ((?:[^|&;\n#>]|\\\n)*)`)
	flagUsed = regexp.MustCompile(`(?:^|\s)-([a-z][a-z-]*)`)
	flagHad  = regexp.MustCompile(`fs\.\w*Var\([^"\n]*"([a-z-]+)"`)
	makes    = regexp.MustCompile(`(?m)^\s*(?:\$ )?make ([a-z-]+)`)
	ourFile  = regexp.MustCompile(`(?m)^\s*((?:scripts|\.ci)/[\w./-]+)`)
)

// TestCodeBlocks reads every block of code that stands in a page: it can be parsed, and what it calls of this repository is there. Code
// that pages include from examples/ is run by other tests.
func TestCodeBlocks(t *testing.T) {
	t.Parallel()
	makefile := read(t, "../GNUmakefile")
	blocks := 0
	for _, page := range glob(t, "../*.md", "../templates/*.tmpl", "../templates/guides/*.tmpl", "*/README.md", "../docs/benchmarks/README.md") {
		for _, match := range codeBlock.FindAllStringSubmatch(read(t, page), -1) {
			blocks++
			language, code := match[1], match[2]
			if err := parse(t, language, code); err != nil {
				t.Errorf("%s: %s that cannot be read: %v\n%s", page, language, err, code)
			}
			for _, target := range makes.FindAllStringSubmatch(code, -1) {
				if !strings.Contains(makefile, "\n"+target[1]+":") {
					t.Errorf("%s calls make %s, which there is not", page, target[1])
				}
			}
			for _, file := range ourFile.FindAllStringSubmatch(code, -1) {
				if _, err := os.Stat(filepath.Join("..", file[1])); err != nil {
					t.Errorf("%s calls %s, which there is not", page, file[1])
				}
			}
		}
	}
	if blocks < 40 {
		t.Errorf("only %d blocks of code were read", blocks)
	}
}

// TestFlags: pages and scripts call our programs with flags that they have.
func TestFlags(t *testing.T) {
	t.Parallel()
	known := map[string]map[string]bool{}
	for _, program := range []string{"auth0-emulator", "auth0users-people"} {
		known[program] = map[string]bool{"h": true}
		for _, match := range flagHad.FindAllStringSubmatch(read(t, filepath.Join("..", "cmd", program, "flags.go")), -1) {
			known[program][match[1]] = true
		}
	}
	used := 0
	for _, file := range append(glob(t, "../*.md", "../templates/guides/*.tmpl"), exampleFiles(t)...) {
		for _, match := range command.FindAllStringSubmatch(read(t, file), -1) {
			for _, flag := range flagUsed.FindAllStringSubmatch(match[2], -1) {
				used++
				if !known[match[1]][flag[1]] {
					t.Errorf("%s calls %s with -%s, which it does not have", file, match[1], flag[1])
				}
			}
		}
	}
	if used < 15 {
		t.Errorf("only %d flags were found", used)
	}
}

// TestGuideFiles: what a guide includes is there, and a test names the folder that it is in.
func TestGuideFiles(t *testing.T) {
	t.Parallel()
	var tests strings.Builder
	for _, file := range glob(t, "*_test.go", "../internal/resources/*_test.go") {
		tests.WriteString(read(t, file))
	}
	for _, guide := range glob(t, "../templates/guides/*.tmpl") {
		for _, match := range included.FindAllStringSubmatch(read(t, guide), -1) {
			if _, err := os.Stat(filepath.Join("..", match[1])); err != nil {
				t.Errorf("%s includes %s, which there is not", guide, match[1])
			}
			path, isExample := strings.CutPrefix(match[1], "examples/guides/")
			folder, _, _ := strings.Cut(path, "/")
			if isExample && !regexp.MustCompile(`["/]`+folder+`["/]`).MatchString(tests.String()) {
				t.Errorf("%s includes %s, and no test names %s", guide, match[1], folder)
			}
		}
	}
}

// parse reads code as a reader's machine would, without running it.
func parse(t *testing.T, language, code string) error {
	t.Helper()
	switch language {
	case "terraform", "hcl":
		if _, diags := hclsyntax.ParseConfig([]byte(code), "block.tf", hcl.InitialPos); diags.HasErrors() {
			return diags
		}
		return nil
	case "shell", "sh", "bash":
		check := exec.CommandContext(t.Context(), "bash", "-n")
		check.Stdin = strings.NewReader(code)
		_, err := check.Output()
		return err
	case "yaml":
		return yaml.Unmarshal([]byte(code), new(any))
	case "json":
		return json.Unmarshal([]byte(code), new(any))
	case "go":
		if !strings.Contains(code, "package ") {
			code = "package guide\n" + code
		}
		_, err := parser.ParseFile(token.NewFileSet(), "block.go", code, 0)
		return err
	case "", "markdown":
		return nil // What a program prints, and a drawing.
	}
	return os.ErrInvalid
}
