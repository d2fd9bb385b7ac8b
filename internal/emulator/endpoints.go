package emulator

// endpoints lists every operation that the emulator serves.
func endpoints() []*endpoint {
	return []*endpoint{
		createUser(), listUsers(), getUser(), updateUser(), deleteUser(), usersByEmail(),
		listConnections(), getConnection(), createConnection(), deleteConnection(),
	}
}
