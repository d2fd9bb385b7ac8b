// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package journal_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
)

// open opens a journal that closes with the test.
func open(t *testing.T, path string) (*journal.File, journal.Rows) {
	t.Helper()
	f, rows, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f, rows
}

func save(t *testing.T, f *journal.File, changes ...journal.Change) {
	t.Helper()
	if err := <-f.Save(changes); err != nil {
		t.Fatal(err)
	}
}

// filled is the path and content of a closed journal with a few commits.
func filled(t *testing.T) (string, journal.Rows) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tenant.db")
	f, _ := open(t, path)
	for i := range 5 {
		save(t, f,
			journal.Change{Bucket: "users", Key: fmt.Sprint("u", i), Value: []byte(strings.Repeat("x", 10*i))},
			journal.Change{Bucket: "logs", Key: "last", Value: []byte{byte(i)}})
	}
	save(t, f, journal.Change{Bucket: "users", Key: "u2"})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again, rows := open(t, path)
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	return path, rows
}

// TestRowsSurvive: what was saved is there again, however it came to be.
func TestRowsSurvive(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		want := map[string]map[string]string{}
		for range rapid.IntRange(1, 3).Draw(rt, "openings") {
			f, rows, err := journal.Open(path)
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(want, texts(rows)); diff != "" {
				rt.Fatalf("after opening (-want +got):\n%s", diff)
			}
			for range rapid.IntRange(0, 6).Draw(rt, "commits") {
				var changes []journal.Change
				for range rapid.IntRange(0, 3).Draw(rt, "changes") {
					c := journal.Change{
						Bucket: rapid.SampledFrom([]string{"", "a", "b"}).Draw(rt, "bucket"), Key: rapid.SampledFrom([]string{"", "x", "y", "é|"}).Draw(rt, "key"),
					}
					if rapid.Bool().Draw(rt, "puts") {
						c.Value = append([]byte{}, rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(rt, "value")...)
					}
					changes = append(changes, c)
					note(want, c)
				}
				if err := <-f.Save(changes); err != nil {
					rt.Fatal(err)
				}
			}
			if err := f.Close(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

func note(rows map[string]map[string]string, c journal.Change) {
	if c.Value == nil {
		delete(rows[c.Bucket], c.Key)
		if len(rows[c.Bucket]) == 0 {
			delete(rows, c.Bucket)
		}
		return
	}
	if rows[c.Bucket] == nil {
		rows[c.Bucket] = map[string]string{}
	}
	rows[c.Bucket][c.Key] = string(c.Value)
}

// texts are rows without buckets that are empty.
func texts(rows journal.Rows) map[string]map[string]string {
	out := map[string]map[string]string{}
	for bucket, values := range rows {
		for key, value := range values {
			note(out, journal.Change{Bucket: bucket, Key: key, Value: append([]byte{}, value...)})
		}
	}
	return out
}

// damaged opens a file with other bytes: it must give the rows, or an error that
// names it and says what to do.
func damaged(t *testing.T, dir, what string, raw []byte, want journal.Rows) (refused bool) {
	t.Helper()
	path := filepath.Join(dir, "damaged.db")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	f, rows, err := journal.Open(path)
	if err != nil {
		if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "delete this one to begin anew") {
			t.Errorf("%s: the error does not help: %v", what, err)
		}
		return true
	}
	if diff := cmp.Diff(texts(want), texts(rows)); diff != "" {
		t.Errorf("%s went unnoticed (-want +got):\n%s", what, diff)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	return false
}

// TestEveryTruncation cuts the file at every length.
func TestEveryTruncation(t *testing.T) {
	t.Parallel()
	path, rows := filled(t)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for length := range raw {
		if !damaged(t, dir, fmt.Sprintf("truncation to %d of %d bytes", length, len(raw)), raw[:length], rows) {
			t.Errorf("a truncation to %d of %d bytes was accepted", length, len(raw))
		}
	}
}

// TestEveryFlip flips one bit of every byte that counts, and of some that do not.
func TestEveryFlip(t *testing.T) {
	t.Parallel()
	path, rows := filled(t)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	refused := 0
	for i := range raw {
		if i > 600 && i < 1000 || i > 1100 && i < 2000 {
			continue // unused
		}
		changed := bytes.Clone(raw)
		changed[i] ^= 1 << (i % 8)
		if damaged(t, dir, fmt.Sprintf("a flip in byte %d", i), changed, rows) {
			refused++
		}
	}
	if least := len(raw) - 2048 + 2*24 + 24; refused < least {
		t.Errorf("%d flips were noticed, want at least %d", refused, least)
	}
}

// FuzzOpen: no file whatever makes the program panic.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("auth0-emulator tenant 1\n"))
	f.Add(append([]byte("auth0-emulator tenant 1\n"), make([]byte, 4096)...))
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(t.TempDir(), "tenant.db")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		file, _, err := journal.Open(path)
		if err != nil {
			if !strings.Contains(err.Error(), path) {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
}

// TestUnfinishedCommit: what a crash leaves behind the end counts for nothing.
func TestUnfinishedCommit(t *testing.T) {
	t.Parallel()
	path, rows := filled(t)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	longer := append(bytes.Clone(raw), "half a record"...)
	if damaged(t, t.TempDir(), "half a record behind the end", longer, rows) {
		t.Error("a file with half a record behind its end was refused")
	}
}

// TestCompaction: a file that is mostly about the past becomes small when opened.
func TestCompaction(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "tenant.db")
	f, _ := open(t, path)
	value := bytes.Repeat([]byte("v"), 100<<10)
	for range 40 {
		save(t, f, journal.Change{Bucket: "users", Key: "ada", Value: value})
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again, rows := open(t, path)
	if !bytes.Equal(rows["users"]["ada"], value) {
		t.Error("the row changed")
	}
	info, err := os.Stat(path)
	if err != nil || info.Size() > 200<<10 {
		t.Errorf("%d bytes for a row of %d, %v", info.Size(), len(value), err)
	}
	save(t, again, journal.Change{Bucket: "users", Key: "grace", Value: []byte("g")})
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	_, rows = open(t, path)
	if len(rows["users"]) != 2 {
		t.Errorf("rows after the compaction: %d", len(rows["users"]))
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("files left behind: %v, %v", left, err)
	}
}

// TestConcurrentSaves share commits and are all durable.
func TestConcurrentSaves(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "tenant.db")
	f, _ := open(t, path)
	want := map[string]string{}
	var wg sync.WaitGroup
	for i := range 50 {
		key := fmt.Sprint("k", i)
		want[key] = key
		wg.Go(func() {
			if err := <-f.Save([]journal.Change{{Bucket: "b", Key: key, Value: []byte(key)}}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-f.Save(nil); err == nil {
		t.Error("a closed journal takes changes")
	}
	_, rows := open(t, path)
	got := maps.Clone(texts(rows)["b"])
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "tenant.db")
	open(t, path)
	for name, want := range map[string]string{
		path: "is in use by another process", dir: dir, filepath.Join(dir, "no", "such", "folder"): "making data file",
	} {
		if _, _, err := journal.Open(name); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
