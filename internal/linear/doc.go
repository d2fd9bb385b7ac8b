// Package linear is about costs that must not grow faster than what is managed. Its
// tests count allocations of the whole process, so nothing else may run beside them:
// each is in a test program of its own.
package linear
