// Package schema holds request bodies and parameters against what the reference
// says of them, and words the violations as the service does.
package schema
