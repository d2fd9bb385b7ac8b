package emulator

// The documented maxima of a user.
const (
	maxUserRoles       = 50
	maxUserPermissions = 1000
)

// userAccess is what is assigned to one user directly.
type userAccess struct {
	Roles       []string     `json:"roles,omitempty"` // IDs, sorted
	Permissions []permission `json:"permissions,omitempty"`
}

func (a userAccess) empty() bool { return len(a.Roles) == 0 && len(a.Permissions) == 0 }

// accessStore holds the assignments by user, and the members by role.
type accessStore struct {
	table   *table[userAccess]
	members map[string]map[string]bool // role ID -> user IDs
}

func newAccessStore() *accessStore {
	return &accessStore{table: newTable[userAccess](bucketAccess, nil), members: map[string]map[string]bool{}}
}

func (s *accessStore) of(userID string) userAccess {
	a, _ := s.table.get(userID)
	return a
}

func (s *accessStore) load(d *disk) error {
	if err := s.table.load(d); err != nil {
		return err
	}
	for id, a := range s.table.all() {
		s.enroll(id, a.Roles)
	}
	return nil
}

func (s *accessStore) enroll(userID string, roles []string) {
	for _, role := range roles {
		if s.members[role] == nil {
			s.members[role] = map[string]bool{}
		}
		s.members[role][userID] = true
	}
}

// putAccess stores what a user has from now on.
func (t *tx) putAccess(userID string, a userAccess) {
	for _, role := range t.access.of(userID).Roles {
		delete(t.access.members[role], userID)
	}
	t.access.enroll(userID, a.Roles)
	if a.empty() {
		t.access.table.remove(t, userID)
	} else {
		t.access.table.put(t, userID, a)
	}
}
