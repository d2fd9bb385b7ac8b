// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// pieceMost is how many of the users that were found a piece of a proof holds at most, so that the count of
// the piece tells them from one more.
const pieceMost = searchCap - 1

// missing says how many users at least match and were not found; 0 is a proof that everybody was. Users
// younger than the youngest one found came later and do not have to be in the list.
//
// A total of 1000 tells nothing: the API counts no further. A higher one shows that this service does,
// and proves a list that has exactly as many. Otherwise a long list is counted piece by piece, at one
// request for about a thousand users.
func (w *searchWalk) missing(ctx context.Context) (int, error) {
	found := len(w.seen)
	if w.total == found && w.total != searchCap {
		return 0, nil
	}
	if w.total != searchCap || found < searchCap {
		total, err := w.count(ctx, w.everybody())
		switch {
		case err != nil:
			return 0, err
		case total < 0:
			return 0, unusableList(w.list(nil), "does not count the users of the list, so that nobody can tell whether these are all")
		case total < searchCap || found < searchCap || total > searchCap && total >= found:
			return max(total-found, 0), nil
		}
	}
	rows := w.found()
	start, missing := w.tail.within(rows)
	for _, piece := range w.pieces(rows, start) {
		total, err := w.count(ctx, piece.clause)
		if err != nil {
			return 0, err
		}
		missing += max(total-piece.found, 0)
	}
	return missing, nil
}

// everybody is the condition for all who are to be in the list. A plain upper bound would leave out
// users without created_at.
func (w *searchWalk) everybody() string {
	if w.latest == "" {
		return ""
	}
	return "NOT " + creationClause(w.latest, true, false)
}

// proofPiece is a part of the matches, and how many of them were found.
type proofPiece struct {
	clause string
	found  int
}

// found are the users that were found, in the order of created_at.
func (w *searchWalk) found() []searchRow {
	rows := make([]searchRow, 0, len(w.seen))
	for id, created := range w.seen {
		rows = append(rows, searchRow{id, created})
	}
	slices.SortFunc(rows, func(a, b searchRow) int {
		return cmp.Or(createdAt(a).Compare(createdAt(b)), strings.Compare(a.id, b.id))
	})
	return rows
}

// pieces divides everybody who is to be in the list and stands before a row: each belongs to exactly one piece,
// found or not. Who comes from that row on is counted already.
func (w *searchWalk) pieces(rows []searchRow, until int) []proofPiece {
	var pieces []proofPiece
	for start := 0; start < until; {
		end := min(pieceEnd(rows, start), until)
		pieces = append(pieces, idPieces(w.between(rows, start, end), rows[start:end])...)
		start = end
	}
	return pieces
}

// createdAt is the zero time for a user without created_at.
func createdAt(row searchRow) time.Time { return instantKey(&row.created).instant }

// pieceEnd returns where the piece ends that begins at a row: it holds all users of an instant or none,
// even when that makes it too large.
func pieceEnd(rows []searchRow, start int) int {
	end := start
	for end < len(rows) {
		next := end + 1
		for next < len(rows) && createdAt(rows[next]).Equal(createdAt(rows[end])) {
			next++
		}
		if next-start > pieceMost && end > start {
			return end
		}
		end = next
	}
	return end
}

// between is the condition for whoever was created from one row on until before another one. The first
// piece takes those without created_at too.
func (w *searchWalk) between(rows []searchRow, start, end int) string {
	switch {
	case start == 0 && end == len(rows):
		return w.everybody()
	case start == 0:
		return "NOT " + creationClause(rows[end].created, false, false)
	case end == len(rows):
		return fieldCreatedAt + ":[" + rows[start].created + " TO " + w.latest + "]"
	}
	return fieldCreatedAt + ":[" + rows[start].created + " TO " + rows[end].created + "}"
}

// idPieces divides a piece that is too large, which is mostly an instant at which thousands were
// imported, by how the IDs begin. The rows are in the order of their IDs. The last of the pieces takes
// whoever has an ID that begins in another way than all that are known.
func idPieces(clause string, rows []searchRow) []proofPiece {
	if len(rows) <= pieceMost {
		return []proofPiece{{clause, len(rows)}}
	}
	var (
		pieces   []proofPiece
		excluded []string // Beginnings that the pieces so far have.
		pack     idBranch // Beginnings that the next piece will have.
		branches = idBranches(rows, longestClause-len(clause))
		rest     = len(rows)
	)
	for _, b := range branches {
		rest -= b.found()
		if len(pack.rows)+len(b.rows) > pieceMost && len(pack.rows) > 0 {
			pieces = append(pieces, idPieces(both(clause, beginning(pack.prefixes)), pack.rows)...)
			excluded, pack = append(excluded, pack.prefixes...), idBranch{}
		}
		pack.prefixes, pack.rows = append(pack.prefixes, b.prefixes...), append(pack.rows, b.rows...)
	}
	if rest+len(pack.rows) > pieceMost {
		pieces = append(pieces, idPieces(both(clause, beginning(pack.prefixes)), pack.rows)...)
		excluded, pack = append(excluded, pack.prefixes...), idBranch{}
	}
	return append(pieces, proofPiece{both(clause, "NOT "+beginning(excluded)), rest + len(pack.rows)})
}

// both requires two conditions, of which the first may be none. Without brackets: a group of nothing but
// exclusions matches nobody.
func both(clause, further string) string {
	if clause == "" {
		return further
	}
	return clause + " AND " + further
}

// idBranch is users whose IDs begin in certain ways.
type idBranch struct {
	prefixes []string
	rows     []searchRow
}

func (b idBranch) found() int { return len(b.rows) }

// idBranches divides the rows into branches so small that pieces can be filled with them, as long as all
// their prefixes fit into one condition of some length. An ID that is the beginning of others is in none.
func idBranches(rows []searchRow, length int) []idBranch {
	branches := branchesOf(rows)
	for at := 0; at < len(branches); {
		if b := branches[at]; b.found() > pieceMost/10 {
			finer := slices.Concat(branches[:at], branchesOf(b.rows), branches[at+1:])
			if len(beginning(prefixesOf(finer))) <= length {
				branches = finer
				continue
			}
		}
		at++
	}
	return branches
}

// branchesOf divides the rows by the first letter in which their IDs differ.
func branchesOf(rows []searchRow) []idBranch {
	first, last := rows[0].id, rows[len(rows)-1].id
	common := 0
	for common < min(len(first), len(last)) && first[common] == last[common] {
		common++
	}
	for common > 0 && !utf8.RuneStart((first + "x")[common]) {
		common--
	}
	var branches []idBranch
	for _, row := range rows {
		_, size := utf8.DecodeRuneInString(row.id[common:])
		prefix := row.id[:common+size]
		switch n := len(branches); {
		case size == 0: // The ID with which all others begin.
		case n > 0 && branches[n-1].prefixes[0] == prefix:
			branches[n-1].rows = append(branches[n-1].rows, row)
		default:
			branches = append(branches, idBranch{prefixes: []string{prefix}, rows: []searchRow{row}})
		}
	}
	return branches
}

func prefixesOf(branches []idBranch) []string {
	var prefixes []string
	for _, b := range branches {
		prefixes = append(prefixes, b.prefixes...)
	}
	return prefixes
}

// beginning is the condition for IDs that begin with one of the prefixes.
func beginning(prefixes []string) string {
	escaped := make([]string, len(prefixes))
	for i, prefix := range prefixes {
		escaped[i] = lucene.Escape(prefix) + "*"
	}
	return fieldUserID + ":(" + strings.Join(escaped, " OR ") + ")"
}
