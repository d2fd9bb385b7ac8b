package examples_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var dryPlatform = regexp.MustCompile(`\b(freebsd|windows|linux|darwin)/(amd64|386|arm64|arm)\b`)

// TestReleasePlatforms: the dry run builds what .goreleaser.yml releases, all programs for the same platforms, and the registries get
// the names that they ask for.
func TestReleasePlatforms(t *testing.T) {
	t.Parallel()
	var release struct {
		Project string `yaml:"project_name"`
		Builds  []struct {
			ID     string              `yaml:"id"`
			OS     []string            `yaml:"goos"`
			Arch   []string            `yaml:"goarch"`
			Ignore []map[string]string `yaml:"ignore"`
		} `yaml:"builds"`
		Checksum struct {
			Name  string              `yaml:"name_template"`
			Extra []map[string]string `yaml:"extra_files"`
		} `yaml:"checksum"`
	}
	if err := yaml.Unmarshal([]byte(read(t, "../.goreleaser.yml")), &release); err != nil {
		t.Fatal(err)
	}
	dry := dryPlatform.FindAllString(read(t, "../scripts/release-dry.sh"), -1)
	slices.Sort(dry)
	if len(release.Builds) != 3 {
		t.Errorf("%d programs are released", len(release.Builds))
	}
	for _, build := range release.Builds {
		var platforms []string
		for _, system := range build.OS {
			for _, arch := range build.Arch {
				if !slices.ContainsFunc(build.Ignore, func(i map[string]string) bool { return i["goos"] == system && i["goarch"] == arch }) {
					platforms = append(platforms, system+"/"+arch)
				}
			}
		}
		slices.Sort(platforms)
		if !slices.Equal(platforms, dry) {
			t.Errorf("%s is released for %v, and the dry run builds %v", build.ID, platforms, dry)
		}
	}
	if release.Project != "terraform-provider-auth0users" || release.Checksum.Name != "{{ .ProjectName }}_{{ .Version }}_SHA256SUMS" || len(release.Checksum.Extra) != 1 ||
		release.Checksum.Extra[0]["name_template"] != "{{ .ProjectName }}_{{ .Version }}_manifest.json" {
		t.Errorf("the registries know other names: %+v", release.Checksum)
	}
	var manifest struct {
		Metadata struct {
			Protocols []string `json:"protocol_versions"`
		} `json:"metadata"`
	}
	if err := json.Unmarshal([]byte(read(t, "../terraform-registry-manifest.json")), &manifest); err != nil || !slices.Equal(manifest.Metadata.Protocols, []string{"6.0"}) {
		t.Errorf("the manifest says protocols %v, %v", manifest.Metadata.Protocols, err)
	}
}

// TestDependencyUpdates: every module of the repository is looked at.
func TestDependencyUpdates(t *testing.T) {
	t.Parallel()
	text := read(t, "../.github/dependabot.yml")
	err := fs.WalkDir(os.DirFS(".."), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && unread[file] {
			return fs.SkipDir
		}
		if folder := "/" + strings.TrimPrefix(path.Dir(file), "."); path.Base(file) == "go.mod" && !regexp.MustCompile(`[\[ ]`+folder+`[,\]]`).MatchString(text) {
			t.Errorf("nobody looks at the dependencies of %s", file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
