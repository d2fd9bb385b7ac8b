package providerdata

import "sync"

// Adoptions notices that one resource would take over a user whom another one
// manages, as far as one walk can tell: in a plan, that a resource keeps a user
// whose marks another resource wants to adopt; in an apply, that a user who was just
// adopted is to be deleted. A mark is a text that no two users share, such as a
// connection and an e-mail address.
type Adoptions struct {
	mu      sync.Mutex
	kept    map[string]keeper
	wanted  map[string]string // Mark to the configuration that wants it.
	adopted map[string]struct{}
}

// keeper is the user that a resource keeps, and the configuration of the resource.
type keeper struct{ id, config string }

// Keep records that a resource goes on managing the user and reports whether
// another one wants to adopt it. A resource that is replaced is planned twice with
// one configuration, which is no conflict.
func (a *Adoptions) Keep(id, config string, marks []string) (wanted bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.kept == nil {
		a.kept = make(map[string]keeper)
	}
	for _, mark := range marks {
		a.kept[mark] = keeper{id, config}
		if by, ok := a.wanted[mark]; ok && by != config {
			wanted = true
		}
	}
	return wanted
}

// Want records what a resource would adopt and returns the ID of the user, if
// another resource keeps it.
func (a *Adoptions) Want(config string, marks []string) (id string, kept bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.wanted == nil {
		a.wanted = make(map[string]string)
	}
	for _, mark := range marks {
		a.wanted[mark] = config
		if k, ok := a.kept[mark]; ok && k.config != config {
			id, kept = k.id, true
		}
	}
	return id, kept
}

// Adopted records that a user has a new resource.
func (a *Adoptions) Adopted(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.adopted == nil {
		a.adopted = make(map[string]struct{})
	}
	a.adopted[id] = struct{}{}
}

// WasAdopted reports whether the user was adopted in this walk.
func (a *Adoptions) WasAdopted(id string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, ok := a.adopted[id]
	return ok
}
