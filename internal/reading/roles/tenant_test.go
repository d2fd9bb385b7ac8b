// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

const latency = 80 * time.Millisecond

// tenant has users with roles, and lists of roles and members that may lag behind.
type tenant struct {
	mu       sync.Mutex
	roles    map[string]*client.Role        // What is.
	has      map[string]map[string]struct{} // Roles by user; absent when there is no such user.
	listed   map[string]*client.Role        // What GET /roles says.
	members  map[string]map[string]struct{} // What GET /roles/{id}/users says.
	sorted   map[string][]string            // The members, in the order of the pages.
	refusing string                         // "roles" or "members" are refused.
	restless bool                           // Somebody joins between two pages.
	noTotals bool
	exact    bool // Whether totals go beyond 1,000.

	direct, lists, pages int // Requests.
}

func roleID(n int) string { return fmt.Sprintf("rol_%04d", n) }
func userID(n int) string { return fmt.Sprintf("auth0|%06d", n) }

func newRole(id string) *client.Role { return &client.Role{ID: id, Name: "role " + id} }

// newTenant has a number of users and roles. of says which roles a user has.
func newTenant(users, roles int, of func(user int) []int) *tenant {
	t := &tenant{roles: map[string]*client.Role{}, has: map[string]map[string]struct{}{}}
	for n := range roles {
		t.roles[roleID(n)] = newRole(roleID(n))
	}
	for n := range users {
		mine := map[string]struct{}{}
		for _, role := range of(n) {
			mine[roleID(role)] = struct{}{}
		}
		t.has[userID(n)] = mine
	}
	t.catchUp()
	return t
}

// catchUp lets the lists show what is.
func (t *tenant) catchUp() {
	t.listed, t.members, t.sorted = maps.Clone(t.roles), map[string]map[string]struct{}{}, map[string][]string{}
	for id := range t.roles {
		t.members[id] = map[string]struct{}{}
	}
	for user, roles := range t.has {
		for id := range roles {
			t.members[id][user] = struct{}{}
		}
	}
}

func (t *tenant) wait(ctx context.Context) error {
	select {
	case <-time.After(latency):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *tenant) total() int { return t.direct + t.lists + t.pages }

var errRefused = &client.Error{Status: http.StatusForbidden, FromAPI: true}

// ask is the direct read, GET /users/{id}/roles.
func (t *tenant) ask(ctx context.Context) {
	if t.wait(ctx) == nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.direct++
	}
}

// tenantList is GET /roles.
type tenantList struct{ *tenant }

func (t tenantList) List(ctx context.Context) iter.Seq2[*client.Role, error] {
	return func(yield func(*client.Role, error) bool) {
		t.mu.Lock()
		ids := slices.Sorted(maps.Keys(t.listed))
		t.mu.Unlock()
		for page := 0; page == 0 || page*pageSize < len(ids); page++ {
			err := t.wait(ctx)
			t.mu.Lock()
			t.lists++
			if t.refusing == "roles" {
				err = errRefused
			}
			t.mu.Unlock()
			if err != nil {
				yield(nil, err)
				return
			}
			for _, id := range ids[page*pageSize : min(len(ids), (page+1)*pageSize)] {
				t.mu.Lock()
				role := t.listed[id]
				t.mu.Unlock()
				if role != nil && !yield(role, nil) {
					return
				}
			}
		}
	}
}

// page is one request for members, in either style.
func (t *tenant) page(ctx context.Context, role string, page int) ([]*client.RoleUser, int, error) {
	if err := t.wait(ctx); err != nil {
		return nil, 0, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.pages++
	if t.refusing == "members" {
		return nil, 0, errRefused
	}
	users := t.sorted[role]
	if len(users) != len(t.members[role]) {
		users = slices.Sorted(maps.Keys(t.members[role]))
		t.sorted[role] = users
	}
	var found []*client.RoleUser
	for _, id := range users[min(len(users), page*pageSize):min(len(users), (page+1)*pageSize)] {
		found = append(found, &client.RoleUser{ID: id})
	}
	if t.restless && page == 0 && len(users) > pageSize {
		t.restless = false
		delete(t.members[role], users[0]) // The others move up by one.
	}
	return found, len(users), nil
}

func (t *tenant) Page(ctx context.Context, role string, page int) (client.RoleUsersPage, error) {
	if (page+1)*pageSize > offsetCap {
		return client.RoleUsersPage{}, &client.Error{Status: http.StatusBadRequest, Code: "invalid_paging", FromAPI: true}
	}
	users, total, err := t.page(ctx, role, page)
	if t.noTotals {
		total = -1
	}
	if !t.exact {
		total = min(total, offsetCap)
	}
	return client.RoleUsersPage{Users: users, Total: total}, err
}

func (t *tenant) List(ctx context.Context, role string) iter.Seq2[*client.RoleUser, error] {
	return func(yield func(*client.RoleUser, error) bool) {
		for n := 0; ; n++ {
			users, total, err := t.page(ctx, role, n)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, u := range users {
				if !yield(u, nil) {
					return
				}
			}
			if (n+1)*pageSize >= total {
				return
			}
		}
	}
}

// usersRead are the first users of the tenant, which the run has read before.
type usersRead struct {
	*tenant
	read int
}

func (u usersRead) Usage() (reads, fromIndex, confirmed int64) { return int64(u.read), 0, 0 }

func (u usersRead) Seen(user string) bool {
	_, exists := u.has[user]
	return exists && user < userID(u.read)
}

// reader of the tenant; read is how many users the run has read before.
func (t *tenant) reader(direct bool, read int) *Reader {
	return New(tenantList{t}, t, usersRead{t, read}, direct)
}

// readAll reads the users from a number of workers, as the CLI does, and expects that
// they have what they have.
func readAll(t *testing.T, users []string, workers int, read func(user string)) {
	t.Helper()
	jobs := make(chan string)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for user := range jobs {
				read(user)
			}
		})
	}
	for _, user := range users {
		jobs <- user
	}
	close(jobs)
	group.Wait()
}

// ids of the first users.
func ids(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = userID(i)
	}
	return list
}

// readSets reads all roles of the users.
func (t *tenant) readSets(tt *testing.T, r *Reader, users []string, workers int) {
	tt.Helper()
	readAll(tt, users, workers, func(user string) {
		if !r.HasExactly(tt.Context(), user, slices.Collect(maps.Keys(t.has[user]))) {
			t.ask(tt.Context())
		}
	})
}

// readOnes reads one role of each of the users.
func (t *tenant) readOnes(tt *testing.T, r *Reader, users []string, workers int, role func(user string) string) {
	tt.Helper()
	readAll(tt, users, workers, func(user string) {
		if !r.Has(tt.Context(), user, *newRole(role(user))) {
			t.ask(tt.Context())
		}
	})
}
