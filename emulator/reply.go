package emulator

// reply is what a handler answers: a status and a value to encode as JSON.
// A nil body sends none; json.RawMessage is sent as it is.
type reply struct {
	status int
	body   any
}
