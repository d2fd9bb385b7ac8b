// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"

// authenticateAssertion checks a private_key_jwt client assertion.
func (s *Server) authenticateAssertion(req tokenRequest) (*oauthClient, *oauthError) {
	find := func(id string) token.Application {
		if c := s.client(id); c != nil {
			return token.Application{Key: c.key, Alg: c.Alg}
		}
		return token.Application{}
	}
	id, err := s.assertions.Check(req.Get("client_assertion"), req.Get("client_id"), req.origins[0]+"/", req.isTenant, find, s.now)
	if err != nil {
		return nil, errInvalidClient(err.Error())
	}
	return s.client(id), nil
}
