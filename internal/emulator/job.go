package emulator

import "time"

// jobTime is how long a job stays pending.
const jobTime = 200 * time.Millisecond

// job is one stored job. Its work is done when it is created; only its status
// takes time.
type job struct {
	Doc     map[string]any   `json:"doc"` // the answer to its creation
	Done    map[string]any   `json:"done"`
	Created time.Time        `json:"created"`
	Failed  bool             `json:"failed,omitempty"`
	Errors  []map[string]any `json:"errors,omitempty"`
	File    []byte           `json:"file,omitempty"`
}
