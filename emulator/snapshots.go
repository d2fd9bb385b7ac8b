// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// startSnapshot is the name of the snapshot that is made when the emulator has read
// its seed or its data file.
const startSnapshot = "start"

// snapshots are those that were made over HTTP, by name.
type snapshots struct {
	mu     sync.Mutex
	byName map[string]*Snapshot
}

func (s *snapshots) put(name string, sn *Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byName == nil {
		s.byName = map[string]*Snapshot{}
	}
	s.byName[name] = sn
}

// get finds a snapshot, or says which ones there are.
func (s *snapshots) get(name string) (*Snapshot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sn, ok := s.byName[name]; ok {
		return sn, nil
	}
	return nil, fmt.Errorf("there is no snapshot %q, only %s", name, strings.Join(slices.Sorted(maps.Keys(s.byName)), ", "))
}

// snapshotName reads {"name": "..."}; no body and no name mean the start.
func snapshotName(raw []byte) (string, error) {
	var body struct {
		Name string `json:"name"`
	}
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &body); err != nil {
			return "", err
		}
	}
	return cmp.Or(body.Name, startSnapshot), nil
}

// saveSnapshot is POST /_emulator/snapshot. The start cannot be made anew.
func (s *Server) saveSnapshot(raw []byte) error {
	name, err := snapshotName(raw)
	if err == nil && name == startSnapshot {
		err = fmt.Errorf("a name is needed, other than %s", startSnapshot)
	}
	if err != nil {
		return err
	}
	s.snapshots.put(name, s.Snapshot())
	return nil
}

// restoreSnapshot is POST /_emulator/restore.
func (s *Server) restoreSnapshot(raw []byte) error {
	name, err := snapshotName(raw)
	if err != nil {
		return err
	}
	sn, err := s.snapshots.get(name)
	if err != nil {
		return err
	}
	return s.Restore(sn)
}
