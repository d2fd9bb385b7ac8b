// Package wire is what the emulator sends: answers, the errors of the Management
// API, and JSON as the service writes and reads it.
package wire
