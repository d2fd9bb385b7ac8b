// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

const (
	magic     = "auth0-emulator tenant 1\n"
	firstSlot = 512
	slotSpace = 512
	records   = 2048
)

// File is an open journal. It is safe for concurrent use.
type File struct {
	file *os.File
	end  state // owned by the goroutine that writes

	mu     sync.Mutex
	queue  []job
	closed bool
	broken error // what made writing impossible
	wake   chan struct{}
	done   chan struct{}
}

// Rows are the values by bucket and key.
type Rows map[string]map[string][]byte

// Open opens a journal, or makes a new one if there is no such file, and returns
// its rows. The error names the file and says what to do.
func Open(path string) (*File, Rows, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if err := create(path, nil); err != nil {
			return nil, nil, err
		}
	}
	f, err := openLocked(path)
	if err != nil {
		return nil, nil, err
	}
	rows, end, size, err := read(f)
	if err != nil {
		err = fmt.Errorf("data file %s: %w; start with another file, or delete this one to begin anew", path, err)
		return nil, nil, errors.Join(err, f.Close())
	}
	if wasteful(end, size) {
		f, end = compacted(path, f, end, rows)
	}
	j := &File{file: f, end: end, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go j.run()
	return j, rows, nil
}

// openLocked opens the file and keeps others from it, or waits a second for them
// to let it go.
func openLocked(path string) (*os.File, error) {
	const tries, pause = 10, 100 * time.Millisecond
	for range tries {
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return nil, fmt.Errorf("opening data file %s: %w", path, err)
		}
		if lock(f) == nil && current(path, f) {
			return f, nil
		}
		if err := f.Close(); err != nil {
			return nil, fmt.Errorf("opening data file %s: %w", path, err)
		}
		time.Sleep(pause)
	}
	return nil, fmt.Errorf("data file %s is in use by another process", path)
}

// current reports whether an open file is still the one of that name, and not one
// that has been compacted away.
func current(path string, f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(open, named)
}

// create writes a new journal under a name of its own first: a file that has
// the right name is always whole.
func create(path string, rows Rows) error {
	f, _, err := draft(path, rows)
	if err != nil {
		return fmt.Errorf("making data file %s: %w", path, err)
	}
	if err := errors.Join(f.Close(), os.Rename(f.Name(), path)); err != nil {
		return errors.Join(fmt.Errorf("making data file %s: %w", path, err), os.Remove(f.Name()))
	}
	return nil
}

// draft is a journal with some rows beside the place of path.
func draft(path string, rows Rows) (*os.File, state, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".auth0-emulator-*")
	if err != nil {
		return nil, state{}, err
	}
	var buf bytes.Buffer
	buf.WriteString(magic)
	buf.Write(make([]byte, records-buf.Len()))
	end := state{sequence: 1}
	if len(rows) > 0 {
		end = end.after(rows.changes(), &buf)
	}
	raw := buf.Bytes()
	for _, s := range []state{{sequence: end.sequence - 1}, end} {
		copy(raw[s.offset():], s.encode())
	}
	if _, err := f.Write(raw); err != nil {
		return nil, state{}, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	if err := f.Sync(); err != nil {
		return nil, state{}, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return f, end, nil
}

// wasteful reports whether a file is mostly about rows that are no more.
func wasteful(end state, size int) bool {
	const small = 1 << 20 // bytes, not worth the trouble
	return end.length > small && end.length > 2*uint64(size)
}

// compacted puts a file with the same rows in the place of f. Where that fails, as
// on systems that do not rename over an open file, f does as it is.
func compacted(path string, f *os.File, end state, rows Rows) (*os.File, state) {
	next, shorter, err := draft(path, rows)
	if err != nil {
		return f, end
	}
	if lock(next) != nil || os.Rename(next.Name(), path) != nil {
		_ = errors.Join(next.Close(), os.Remove(next.Name())) // f is still good
		return f, end
	}
	_ = f.Close() // nobody can find it any more
	return next, shorter
}

// read checks the whole file. size is what the rows alone would take.
func read(f *os.File) (rows Rows, end state, size int, err error) {
	head := make([]byte, records)
	if n, err := io.ReadFull(f, head); err != nil {
		switch {
		case n == 0:
			return nil, state{}, 0, errors.New("it is empty")
		case !bytes.HasPrefix(head[:n], []byte(magic)):
			return nil, state{}, 0, errForeign
		}
		return nil, state{}, 0, damage("it ends in its head")
	}
	if !bytes.HasPrefix(head, []byte(magic)) {
		return nil, state{}, 0, errForeign
	}
	if end, err = latest(head); err != nil {
		return nil, state{}, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, state{}, 0, err
	}
	if have := uint64(info.Size()) - records; have < end.length {
		return nil, state{}, 0, damage(fmt.Sprintf("%d bytes are missing at its end", end.length-have))
	}
	rows = Rows{}
	if err := replay(io.LimitReader(f, int64(end.length)), end, rows); err != nil {
		return nil, state{}, 0, err
	}
	for _, c := range rows.changes() {
		size += c.size()
	}
	return rows, end, size, nil
}

var errForeign = errors.New("it was not made by this version of the emulator")

func damage(what string) error { return errors.New("it is damaged: " + what) }
