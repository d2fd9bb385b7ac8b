package people

import (
	"maps"
	"slices"
)

// given is what single objects of a walk give to one user: false for what is taken away.
type given map[string]bool

// Give notes that an object gives the user one thing, or takes it away, and returns what the objects that were
// planned so far leave the user with, and what they only take away. What two objects have to do with stays.
func (l *Ledger) Give(noun, userID, thing string, takes bool) (left, taken []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := setKey{noun, userID}
	if l.given == nil {
		l.given = map[setKey]given{}
	}
	if l.given[key] == nil {
		l.given[key] = given{}
	}
	l.given[key][thing] = l.given[key][thing] || !takes
	for thing, stays := range maps.All(l.given[key]) {
		if stays {
			left = append(left, thing)
		} else {
			taken = append(taken, thing)
		}
	}
	slices.Sort(left)
	return left, taken
}
