package acctest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// Log returns the last requests to the tenant, token requests included, oldest first.
func (w *World) Log() []emulator.LogEntry {
	w.t.Helper()
	answer := httptest.NewRecorder()
	w.Emulator.ServeHTTP(answer, httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, "http://localhost/_emulator/log", http.NoBody))
	var entries []emulator.LogEntry
	if err := json.Unmarshal(answer.Body.Bytes(), &entries); err != nil {
		w.t.Fatalf("reading the request log: %v", err)
	}
	return entries
}

// TokenRequests counts the requests to the token endpoint since the last ResetRequests.
func (w *World) TokenRequests() int {
	w.t.Helper()
	n := 0
	for _, e := range w.Log() {
		if e.Path == "/oauth/token" {
			n++
		}
	}
	return n
}
