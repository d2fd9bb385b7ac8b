package run

import "testing"

func TestLooks(t *testing.T) {
	t.Parallel()
	var looks Looks
	if looks.Take("a") {
		t.Error("a look that nobody took")
	}
	looks.Looked("a")
	if looks.Take("b") || !looks.Take("a") || looks.Take("a") {
		t.Error("a look counts once, for what was looked at")
	}
}
