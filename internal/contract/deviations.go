package contract

import "strings"

// Part is what a deviation is about.
type Part string

const (
	// Request is a request that our client sends.
	Request Part = "request"
	// Status is an answer with a status that the document does not declare.
	Status Part = "status"
	// Response is the body of an answer.
	Response Part = "response"
)

// Deviation is one place where the service, and so the emulator and the client,
// differ from the document.
type Deviation struct {
	// Operation as in "GET /users/{id}"; "*" for all.
	Operation string
	Part      Part
	// Status of the answer; 0 for any.
	Status int
	// Where is the end of the finding's place, "" for any.
	Where string
	// Evidence says how it is known: a section of behaviour.md and its tag.
	Evidence string
}

// Deviations is the reviewed table.
var Deviations = []Deviation{}

// excused reports whether the table knows a finding.
func excused(operation string, part Part, status int, f finding) bool {
	for i, d := range Deviations {
		if (d.Operation == "*" || d.Operation == operation) && d.Part == part && (d.Status == 0 || d.Status == status) &&
			strings.HasSuffix(f.Where, d.Where) {
			account.deviation(i)
			return true
		}
	}
	return false
}
