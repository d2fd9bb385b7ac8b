// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"compress/gzip"
	"strconv"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// exportFile is a compressed file: one JSON object per line, or CSV.
func exportFile(users []*user, fields []exportField, asCSV bool) ([]byte, error) {
	var file bytes.Buffer
	zip := gzip.NewWriter(&file)
	var lines bytes.Buffer
	if asCSV {
		var titles []any
		for _, f := range fields {
			titles = append(titles, f.title)
		}
		lines.WriteString(csvLine(titles, ""))
	}
	for _, u := range users {
		doc := u.public()
		row, object := make([]any, len(fields)), map[string]any{}
		for i, f := range fields {
			if v, ok := lookUp(doc, f.path); ok {
				row[i], object[f.title] = v, v
			}
		}
		if asCSV {
			lines.WriteString(csvLine(row, "'"))
		} else {
			lines.Write(append(wire.Encode(object), '\n'))
		}
	}
	if _, err := zip.Write(lines.Bytes()); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// lookUp follows a path such as identities[0].connection.
func lookUp(doc map[string]any, path string) (any, bool) {
	var v any = doc
	for _, step := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(path, "[", "."), "]", ""), ".") {
		switch at := v.(type) {
		case map[string]any:
			next, ok := at[step]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(at) {
				return nil, false
			}
			v = at[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// csvLine writes a row. Strings are quoted with an apostrophe in front, so that
// no spreadsheet takes them for formulas; dates are quoted alone.
func csvLine(values []any, guard string) string {
	cells := make([]string, len(values))
	for i, v := range values {
		switch val := v.(type) {
		case nil:
		case string:
			front := guard
			if _, err := time.Parse(time.RFC3339, val); err == nil {
				front = ""
			}
			cells[i] = `"` + front + strings.ReplaceAll(val, `"`, `""`) + `"`
		case map[string]any, []any:
			cells[i] = `"` + guard + strings.ReplaceAll(string(wire.Encode(val)), `"`, `""`) + `"`
		default:
			cells[i] = string(wire.Encode(val))
		}
	}
	return strings.Join(cells, ",") + "\n"
}
