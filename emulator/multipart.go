// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxImportFile is the largest users file, in bytes.
const maxImportFile = 512000

// decodeParts reads a multipart body: texts become the members of the body,
// the part "users" the file.
func decodeParts(req *request, raw []byte) error {
	bad := errBadRequest("invalid_body", "Payload validation error: 'Invalid multipart payload format'.")
	media, params, err := mime.ParseMediaType(req.header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" || params["boundary"] == "" {
		return bad
	}
	req.body = map[string]any{}
	parts := multipart.NewReader(bytes.NewReader(raw), params["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return bad
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return bad
		}
		if part.FormName() != "users" {
			req.body[part.FormName()] = string(content)
			continue
		}
		if len(content) > maxImportFile {
			return wire.NewError(http.StatusRequestEntityTooLarge, "", "Payload content length greater than maximum allowed: 512000.")
		}
		req.file = content
	}
}
