// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// The buckets of the data file: one row per object, JSON values.
const (
	bucketUsers       = "users"
	bucketConnections = "connections"
	bucketClients     = "clients"
	bucketMeta        = "meta"

	bucketRoles           = "roles"
	bucketResourceServers = "resource_servers"
	bucketAccess          = "access"
	bucketOrganizations   = "organizations"
	bucketGroups          = "groups"
	bucketBelongings      = "belongings"
	bucketLogs            = "logs"
	bucketJobs            = "jobs"
	bucketPasswords       = "passwords"
	bucketApplications    = "applications"
	bucketClientGrants    = "client_grants"

	metaSigningKey = "signing_key"
	metaTenant     = "tenant"
)

type storedUser struct {
	Seq uint64         `json:"seq"`
	Doc map[string]any `json:"doc"`
}

type storedConnection struct {
	Connection *connection    `json:"connection"`
	Seq        uint64         `json:"seq"`
	Rule       connectionRule `json:"rule"`
}

func (t *tx) save(bucket, key string, value any) {
	if t.disk != nil {
		t.changes = append(t.changes, journal.Change{Bucket: bucket, Key: key, Value: wire.Encode(value)})
	}
}

func (t *tx) erase(bucket, key string) {
	if t.disk != nil {
		t.changes = append(t.changes, journal.Change{Bucket: bucket, Key: key})
	}
}

// eachRow calls fn with every row of a bucket, in the order of the keys.
func eachRow(rows journal.Rows, bucket string, fn func(key string, value []byte) error) error {
	for _, key := range slices.Sorted(maps.Keys(rows[bucket])) {
		if err := fn(key, rows[bucket][key]); err != nil {
			return err
		}
	}
	return nil
}
