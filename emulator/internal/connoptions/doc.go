// Package connoptions knows the options of connections: what the service adds to them
// when a connection is made or changed, and which combinations it refuses.
package connoptions
