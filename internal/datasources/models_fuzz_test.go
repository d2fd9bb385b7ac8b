// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"encoding/json"
	"testing"
)

// converts reads an answer and makes the model of it.
func converts[A, M any](model func(*A) M) func([]byte) {
	return func(data []byte) {
		var answer *A
		if json.Unmarshal(data, &answer) == nil && answer != nil { // The client passes on no null.
			model(answer)
		}
	}
}

// FuzzModels: whatever is missing or null inside an item, its model can be made.
func FuzzModels(f *testing.F) {
	models := []func([]byte){
		converts(profileFromAPI), converts(methodFromAPI), converts(connectedAccountFromAPI), converts(effectiveRoleFromAPI),
		converts(enrollmentFromAPI), converts(tokensetFromAPI), converts(groupFromAPI), converts(logEventFromAPI),
		converts(organizationFromAPI), converts(permissionFromAPI), converts(refreshTokenFromAPI), converts(roleFromAPI), converts(sessionFromAPI),
	}
	for _, seed := range []string{
		`{}`, `{"identities":[null]}`, `{"identities":[{"profileData":null}],"multifactor":[null],"user_metadata":[],"app_metadata":"x"}`,
		`{"sources":null,"scopes":[null],"transports":[null]}`, `{"sources":[null]}`, `{"sources":[{}]}`,
		`{"device":null,"clients":[null],"authentication":{"methods":[null]},"cookie":null}`, `{"device":{},"authentication":{},"cookie":{},"session_metadata":null}`,
		`{"resource_servers":[null],"refresh_token_metadata":[]}`, `{"branding":{"colors":null},"metadata":{"a":null},"token_quota":{"client_credentials":null}}`,
		`{"branding":null,"metadata":null,"token_quota":{}}`, `{"location_info":{},"security_context":{},"details":null}`, `{"location_info":null,"details":[1]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		for _, model := range models {
			model(data)
		}
	})
}
