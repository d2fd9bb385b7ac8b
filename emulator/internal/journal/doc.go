// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package journal keeps rows of named buckets in one file: small, append-only,
// and certain to notice damage. Whatever happens to the file, Open either gives
// the rows that were saved last, or an error that names the file.
//
// # Format
//
//	0     magic, 24 bytes
//	512   first slot, 24 bytes
//	1024  second slot, 24 bytes; they are written by turns
//	2048  records
//
// A record is the changes of one commit: its length and its checksum, four bytes
// each, then the changes. The checksum goes on from that of the record before, so
// that no record can be lost, repeated or moved. A slot says how many bytes of
// records count, and what the checksum of the last one is. It is written, and
// synced, after its records are: a crash in between leaves bytes behind the end
// that count for nothing, and never half a commit.
//
// Two slots, because the one that is being written may be lost with the machine.
// Both have checksums of their own; a broken one is damage, since the file cannot
// tell what it knew.
package journal
