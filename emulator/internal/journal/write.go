// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package journal

import (
	"bytes"
	"errors"
)

// ErrClosed is the answer to changes that come too late.
var ErrClosed = errors.New("the data file is closed")

type job struct {
	changes []Change
	result  chan error
}

// Save queues changes, which become durable together; the channel yields once,
// when they are on disk or lost.
func (j *File) Save(changes []Change) <-chan error {
	result := make(chan error, 1)
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		result <- ErrClosed
		return result
	}
	j.queue = append(j.queue, job{changes, result})
	j.knock()
	return result
}

func (j *File) knock() {
	select {
	case j.wake <- struct{}{}:
	default:
	}
}

// run writes: whatever has queued up while the last commit was being synced goes
// into the next one, so many concurrent requests share one sync and each is
// answered only after its own.
func (j *File) run() {
	defer close(j.done)
	for range j.wake {
		for {
			jobs, closed := j.take()
			if len(jobs) > 0 {
				err := j.commit(jobs)
				for _, job := range jobs {
					job.result <- err
				}
				continue
			}
			if closed {
				return
			}
			break
		}
	}
}

func (j *File) take() ([]job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	jobs := j.queue
	j.queue = nil
	return jobs, j.closed
}

// commit makes the changes of some jobs durable. After a failure nobody knows what
// is on disk, so that all later commits fail, too.
func (j *File) commit(jobs []job) error {
	if j.broken == nil {
		j.broken = j.write(jobs)
	}
	return j.broken
}

func (j *File) write(jobs []job) error {
	var buf bytes.Buffer
	end := j.end
	for _, job := range jobs {
		end = end.after(job.changes, &buf)
	}
	// The slots go by turns, however many records a commit has.
	end.sequence = j.end.sequence + 1
	if _, err := j.file.WriteAt(buf.Bytes(), records+int64(j.end.length)); err != nil {
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	if _, err := j.file.WriteAt(end.encode(), int64(end.offset())); err != nil {
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	j.end = end
	return nil
}

// Close writes what is queued and closes the file. Closing again does nothing.
func (j *File) Close() error {
	j.mu.Lock()
	if j.closed {
		j.mu.Unlock()
		return nil
	}
	j.closed = true
	j.knock()
	j.mu.Unlock()
	<-j.done
	return j.file.Close()
}
