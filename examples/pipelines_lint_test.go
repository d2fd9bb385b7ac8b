package examples_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var (
	// action names an action of GitHub by commit, with the version that the commit is.
	action = regexp.MustCompile(`(?m)^\s*-? ?uses: \S+@[0-9a-f]{40} # v\d+\.\d+(\.\d+)?$`)
	uses   = regexp.MustCompile(`(?m)^\s*-? ?uses: .*$`)
	script = regexp.MustCompile(`\./(\w+\.sh)`)
)

// workflow is what a workflow of GitHub says, as far as the tests look at it.
type workflow struct {
	On          any            `yaml:"on"`
	Permissions map[string]any `yaml:"permissions"`
	Concurrency map[string]any `yaml:"concurrency"`
	Jobs        map[string]struct {
		Timeout int `yaml:"timeout-minutes"`
		Steps   []struct {
			Run string `yaml:"run"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

// Workflows run foreign code with somebody's credentials: what they run is pinned by hash, no text that others write gets into a
// script, permissions are named, and nothing runs for ever.
func TestWorkflows(t *testing.T) {
	t.Parallel()
	for _, file := range glob(t, "guides/*/github-*.yml", "../.github/workflows/*.yml") {
		text := read(t, file)
		if all, pinned := len(uses.FindAllString(text, -1)), len(action.FindAllString(text, -1)); all == 0 || all != pinned {
			t.Errorf("%s: %d of %d actions are pinned by hash, with their version", file, pinned, all)
		}
		if strings.Contains(text, "pull_request_target") {
			t.Errorf("%s runs what others propose, with secrets", file)
		}
		var w workflow
		if err := yaml.Unmarshal([]byte(text), &w); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if w.On == nil || len(w.Permissions) == 0 || len(w.Jobs) == 0 {
			t.Errorf("%s lacks on, permissions or jobs", file)
		}
		if strings.Contains(file, "guides/") && len(w.Concurrency) == 0 {
			t.Errorf("%s lets runs meet each other", file)
		}
		for name, job := range w.Jobs {
			if job.Timeout == 0 {
				t.Errorf("%s: the job %s may run for ever", file, name)
			}
			for _, step := range job.Steps {
				if strings.Contains(step.Run, "${{ github.event") || strings.Contains(step.Run, "${{ github.head_ref") {
					t.Errorf("%s: foreign text in a script: %s", file, step.Run)
				}
			}
		}
	}
}

// Every pipeline can be parsed, calls scripts that there are, and plans without the password.
func TestPipelineFiles(t *testing.T) {
	t.Parallel()
	for _, file := range glob(t, "guides/pipelines/*.yml", "guides/pipelines/*.yaml") {
		text := read(t, file)
		var parsed map[string]any
		if err := yaml.Unmarshal([]byte(text), &parsed); err != nil || len(parsed) == 0 {
			t.Errorf("%s: %v", file, err)
		}
		for _, match := range script.FindAllStringSubmatch(text, -1) {
			info, err := os.Stat(filepath.Join("guides", "pipelines", match[1]))
			if err != nil || info.Mode()&0o100 == 0 {
				t.Errorf("%s calls %s, which is not there or cannot be executed: %v", file, match[1], err)
			}
		}
	}
}
