// Package functions holds the provider-defined functions. They compute from
// their arguments alone and never talk to a tenant.
package functions
