// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
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

// makesModel is the head of a function that turns an item of an answer into a model.
var makesModel = regexp.MustCompile(`(?m)^func (\w+FromAPI)\(\w+ \*client\.\w+\) \w+Model \{$`)

// FuzzModels knows every model.
func TestModels_fuzzed(t *testing.T) {
	t.Parallel()
	here, err := os.ReadFile("models_fuzz_test.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	models := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range makesModel.FindAllStringSubmatch(string(text), -1) {
			models++
			if !strings.Contains(string(here), "converts("+found[1]+")") {
				t.Errorf("FuzzModels lacks converts(%s) of %s", found[1], file)
			}
		}
	}
	if models < 10 {
		t.Errorf("found %d models", models)
	}
}
