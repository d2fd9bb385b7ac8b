// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// mostImported is the size of the largest file of users, in bytes. The service refuses more than 512,000.
const mostImported = 500_000

// ImportedUser is a user as an import job makes it. The connection, the password and verify_email of the request are not
// sent: a job knows none of them.
type ImportedUser struct {
	CreateUserRequest

	PasswordHash       string          // Bcrypt; "" for none.
	CustomPasswordHash json.RawMessage // Of another algorithm; nil for none.
	MFAFactors         json.RawMessage // A list; nil for none.
}

// MarshalJSON writes the user as a row of the file: the request, without what a job does not know.
func (u ImportedUser) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		CreateUserRequest

		// These hide those of the request.
		Connection  *string `json:"connection,omitempty"`
		Password    *string `json:"password,omitempty"`
		VerifyEmail *bool   `json:"verify_email,omitempty"`

		PasswordHash       string          `json:"password_hash,omitempty"`
		CustomPasswordHash json.RawMessage `json:"custom_password_hash,omitempty"`
		MFAFactors         json.RawMessage `json:"mfa_factors,omitempty"`
	}{
		CreateUserRequest: u.CreateUserRequest,
		PasswordHash:      u.PasswordHash, CustomPasswordHash: u.CustomPasswordHash, MFAFactors: u.MFAFactors,
	})
}

// ImportFile is the file of one import job.
type ImportFile struct {
	rows bytes.Buffer
	n    int
}

// Add takes a user in; it reports false, and does not, where the file would become too large.
func (f *ImportFile) Add(u ImportedUser) bool {
	row, err := json.Marshal(u)
	if err != nil || f.rows.Len()+len(row)+2 > mostImported {
		return false
	}
	if f.n > 0 {
		f.rows.WriteByte(',')
	}
	f.rows.Write(row)
	f.n++
	return true
}

// Len is how many users are in the file.
func (f *ImportFile) Len() int { return f.n }

// form is a request body of several parts.
type form struct {
	contentType string
	body        []byte
}

func importForm(connectionID string, file *ImportFile) (*form, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, part := range [][2]string{{"connection_id", connectionID}, {"upsert", "false"}, {"send_completion_email", "false"}} {
		if err := w.WriteField(part[0], part[1]); err != nil {
			return nil, err
		}
	}
	part, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="users"; filename="users.json"`}, "Content-Type": {"application/json"},
	})
	if err != nil {
		return nil, err
	}
	for _, piece := range [][]byte{[]byte("["), file.rows.Bytes(), []byte("]")} {
		if _, err := part.Write(piece); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return &form{w.FormDataContentType(), body.Bytes()}, err
}

// ImportSummary is what an import job has done, in users.
type ImportSummary struct {
	Failed   int `json:"failed"`
	Inserted int `json:"inserted"`
	Updated  int `json:"updated"`
	Total    int `json:"total"`
}

// ImportsAtOnce is how many import jobs a tenant works on at a time.
const ImportsAtOnce = 2

// ImportTurn waits until this client has room for one more import job, and takes it until done is called: its jobs do
// not keep each other out. The error is that of ctx.
func (j *JobsClient) ImportTurn(ctx context.Context) (done func(), err error) {
	select {
	case j.client.imports <- struct{}{}:
		return func() { <-j.client.imports }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// ImportUsers begins a job that makes the users of a file in a database connection, without the mail about its end to
// all owners of the tenant (POST /jobs/users-imports). Nobody who exists is changed. The file may hold secrets, so no log
// has it. A tenant works on two such jobs at a time: where others have both, the call waits for busy, and its error has
// [IsRateLimited] then. A request whose answer was lost is not repeated: [UsersClient.FindEarlier] tells what became of it.
func (j *JobsClient) ImportUsers(ctx context.Context, connectionID string, file *ImportFile, busy time.Duration) (*Job, error) {
	form, err := importForm(connectionID, file)
	if err != nil {
		return nil, err
	}
	begin := call{operation: operations.ImportUsers, form: form, unlogged: true, busy: true, grace: cancelGrace}
	wait := patience.Wait{For: "the end of other import jobs of the tenant, of which it works on two at a time", Most: busy}
	defer j.client.teller.Tell(ctx, wait)()
	for began, attempt := time.Now(), 1; ; attempt++ {
		job, err := ask(ctx, j.client, begin, func(job *Job) string { return unless(job.ID != "", "holds no job") })
		left := busy - time.Since(began)
		if !IsRateLimited(err) {
			return j.clean(job), err
		}
		if left <= 0 {
			return nil, waitedFor(err, time.Since(began))
		}
		if err := sleep(ctx, min(backoff(attempt)*2, left)); err != nil {
			return nil, err
		}
	}
}

// waitedFor is a refusal with how long all attempts together were waited for.
func waitedFor(err error, waited time.Duration) error {
	var refused *Error
	if errors.As(err, &refused) {
		refused.Waited = waited
	}
	return err
}

// importPauses are few: what a job of a thousand users takes, some seconds up to two minutes, is found out with some
// looks.
var importPauses = pauses{first: 300 * time.Millisecond, by: 3, most: 15 * time.Second}

// WaitImport is [JobsClient.Wait] for an import job; looked is told of every look.
func (j *JobsClient) WaitImport(ctx context.Context, job *Job, looked func(*Job)) (*Job, error) {
	return j.wait(ctx, job, importPauses, looked)
}

// ImportError is why an import job did not make a user.
type ImportError struct {
	UserID, Email string // As in the file, where the service repeats them; the ID with or without its prefix.
	Code          string // E.g. "DUPLICATED_USER"; see IsDuplicate.
	Message       string
	Path          string // The attribute that is wrong, e.g. "custom_password_hash.hash.encoding"; often "".
}

// IsDuplicate reports whether there is a user with the ID, the e-mail address, the username or the phone number.
func (e *ImportError) IsDuplicate() bool {
	switch e.Code {
	case "DUPLICATED_USER", "CONFLICT", "CONFLICT_EMAIL", "CONFLICT_USERNAME":
		return true
	}
	return false
}

// Conflict is the refusal as [UsersClient.Create] would have it, with [IsUserConflict].
func (e *ImportError) Conflict() error {
	return &Error{
		Status: http.StatusConflict, FromAPI: true, Code: e.Code, Message: e.Message,
		Method: operations.CreateUser.Method, Path: operations.CreateUser.Route, Attempts: 1,
	}
}

func (e *ImportError) mark() (key, lacking string) { return e.UserID + "\n" + e.Email, "" }

// UnmarshalJSON reads a row: of several errors the first.
func (e *ImportError) UnmarshalJSON(data []byte) error {
	var row struct {
		User struct {
			ID    tolerantString `json:"user_id"`
			Email tolerantString `json:"email"`
		} `json:"user"`
		Errors []struct {
			Code    tolerantString `json:"code"`
			Message tolerantString `json:"message"`
			Path    tolerantString `json:"path"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(data, &row); err != nil {
		return err
	}
	if len(row.Errors) == 0 {
		return errors.New("a row without an error")
	}
	*e = ImportError{
		orEmpty(row.User.ID), orEmpty(row.User.Email), orEmpty(row.Errors[0].Code), orEmpty(row.Errors[0].Message),
		orEmpty(row.Errors[0].Path),
	}
	return nil
}

// ImportErrors are the users whom an import job that has ended did not make (GET /jobs/{id}/errors).
func (j *JobsClient) ImportErrors(ctx context.Context, job *Job) ([]*ImportError, error) {
	var rows list[*ImportError]
	err := j.client.do(ctx, call{operation: operations.ListJobErrors, params: []string{job.ID}, unlogged: true}, &rows)
	for _, row := range rows.items {
		row.Message, row.Path = foreign(j.client.secrets, row.Message, mostText), foreign(j.client.secrets, row.Path, mostMark)
		row.Code = foreign(j.client.secrets, row.Code, mostMark)
	}
	return rows.items, err
}
