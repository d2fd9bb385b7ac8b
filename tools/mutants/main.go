// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command mutants breaks the code on purpose, one place at a time, and says which
// of these mutants the tests of the package did not notice. It changes nothing in
// the tree: the compiler gets the mutant as an overlay.
//
// usage, in the directory of the module: mutants [-n 50] [-seed 1] [-files REGEXP] [-run REGEXP] [-timeout 2m] PACKAGE...
//
// It chooses n places over all packages, or over the files whose names match, at random; the same seed
// chooses the same.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("mutants", flag.ContinueOnError)
	n := flags.Int("n", 50, "mutants to try; 0 for all")
	seed := flags.Uint64("seed", 1, "seed of the choice")
	files := flags.String("files", "", "names of the files to change, without their folder; all of them if empty")
	tests := flags.String("run", "", "tests to run, as for go test")
	timeout := flags.Duration("timeout", 2*time.Minute, "time for the tests of one mutant")
	if err := flags.Parse(args); err != nil {
		return err
	}
	only, err := regexp.Compile(*files)
	if err != nil {
		return err
	}
	packages, err := list(ctx, flags.Args())
	if err != nil {
		return err
	}
	var all []mutant
	for _, p := range packages {
		of, err := p.mutants(only)
		if err != nil {
			return err
		}
		all = append(all, of...)
	}
	random := rand.New(rand.NewPCG(*seed, 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if *n > 0 && *n < len(all) {
		all = all[:*n]
	}
	return try(ctx, all, tester{run: *tests, timeout: *timeout})
}

// pack is a package with its shipped files.
type pack struct {
	path  string
	files []string
	rapid bool // Its tests have properties.
}

func list(ctx context.Context, patterns []string) ([]pack, error) {
	const form = `{{.ImportPath}}|{{.Dir}}|{{join .GoFiles ","}}|{{join .TestImports ","}},{{join .XTestImports ","}}`
	args := append([]string{"list", "-f", form}, patterns...)
	out, err := exec.CommandContext(ctx, "go", args...).Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w", strings.Join(patterns, " "), err)
	}
	var packages []pack
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		p := pack{path: parts[0], rapid: slices.Contains(strings.Split(parts[3], ","), "pgregory.net/rapid")}
		for name := range strings.SplitSeq(parts[2], ",") {
			p.files = append(p.files, filepath.Join(parts[1], name))
		}
		packages = append(packages, p)
	}
	return packages, nil
}

// mutant is one change of one package.
type mutant struct {
	site
	pack pack
}

// mutants are those of the files whose names match.
func (p pack) mutants(only *regexp.Regexp) ([]mutant, error) {
	var all []mutant
	for _, file := range p.files {
		if !only.MatchString(filepath.Base(file)) {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found, err := sites(file, source)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			all = append(all, mutant{site: s, pack: p})
		}
	}
	return all, nil
}

// try runs the tests for each mutant and reports as it goes. When it is interrupted, the figures are those so far.
func try(ctx context.Context, all []mutant, t tester) error {
	counts := map[outcome]int{}
	for _, m := range all {
		result, err := t.test(ctx, m)
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			return err
		}
		counts[result]++
		if result == survived {
			fmt.Println(m.site)
		}
	}
	viable := counts[killed] + counts[survived]
	fmt.Printf("%d mutants that compile: %d noticed, %d survived; %d do not compile\n", viable, counts[killed], counts[survived],
		counts[broken])
	return ctx.Err()
}
