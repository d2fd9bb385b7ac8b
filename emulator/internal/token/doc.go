// Package token has the tenant's signing key, the tokens that it signs, and the
// assertions by which applications prove who they are.
package token
