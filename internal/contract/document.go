// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package contract holds the emulator and the client against the OpenAPI
// document of the Management API. It is used by tests only: they put [Watch]
// before the emulator, and from then on every answer it gives, and every request
// that our client sends, is validated. What the document says and the recorded
// traffic contradicts stands in one table, [Deviations].
//
// The document lies beside the checkout, in ../shared/api/auth0-users.openapi.json;
// CONTRACT_OPENAPI names another place. Without it nothing is validated, and the
// tests of this package are skipped.
package contract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// document is the OpenAPI document, ready to be asked.
type document struct {
	router     routers.Router
	operations map[string]*openapi3.Operation // By "GET /users/{id}".
}

// ErrAbsent says that the OpenAPI document is not on this machine.
var ErrAbsent = errors.New("contract: the OpenAPI document is not there")

// load reads the document once per process.
var load = sync.OnceValues(func() (*document, error) {
	file, err := locate()
	if err != nil {
		return nil, err
	}
	spec, err := loadFile(file)
	if err != nil {
		return nil, err
	}
	d := &document{operations: operationsOf(spec)} // of the first document: those that must all be seen
	if err := addSurroundings(spec, filepath.Join(filepath.Dir(file), surroundings)); err != nil {
		return nil, err
	}
	// The host is the tenant's in the document, and the loopback's in tests.
	spec.Servers = openapi3.Servers{{URL: basePath}}
	if err := spec.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	if d.router, err = gorillamux.NewRouter(spec); err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	return d, nil
})

// loadFile reads a document as one of OpenAPI 3.0, of which these of 3.1 differ by the spelling of null alone: for a
// document of 3.1 the validator compiles the schema of every body anew, which was a quarter of what the tests took.
func loadFile(file string) (*openapi3.T, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	var written map[string]any
	if err := json.Unmarshal(text, &written); err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	if err := spellNull(written); err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	written["openapi"] = "3.0.3"
	if text, err = json.Marshal(written); err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	spec, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return nil, fmt.Errorf("contract: %s: %w", file, err)
	}
	return spec, nil
}

// spellNull writes "nullable": true for "type": [T, "null"] and for null as one of several schemas, everywhere in a
// document, and leaves out what only describes. Any other keyword of 3.1 is an error of the validation of the document.
func spellNull(node any) error {
	switch node := node.(type) {
	case []any:
		for _, element := range node {
			if err := spellNull(element); err != nil {
				return err
			}
		}
	case map[string]any:
		if types, is := node["type"].([]any); is {
			if len(types) != 2 || types[1] != "null" {
				return fmt.Errorf("several types: %v", types)
			}
			node["type"], node["nullable"] = types[0], true
		}
		if one, is := node["oneOf"].([]any); is {
			rest := slices.DeleteFunc(one, func(s any) bool { return reflect.DeepEqual(s, map[string]any{"type": "null"}) })
			node["nullable"] = len(rest) < len(one)
			node["oneOf"] = rest
		}
		delete(node, "contentMediaType")
		for _, value := range node {
			if err := spellNull(value); err != nil {
				return err
			}
		}
	}
	return nil
}

// operationsOf are the operations of a document by method and path.
func operationsOf(spec *openapi3.T) map[string]*openapi3.Operation {
	all := map[string]*openapi3.Operation{}
	for path, item := range spec.Paths.Map() {
		for method, operation := range item.Operations() {
			all[method+" "+path] = operation
		}
	}
	return all
}

const basePath = "/api/v2"

// locate finds the document from wherever in the module a test runs.
func locate() (string, error) {
	if file := os.Getenv("CONTRACT_OPENAPI"); file != "" {
		return file, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ErrAbsent
		}
		dir = parent
	}
	file := filepath.Join(dir, "..", "shared", "api", "auth0-users.openapi.json")
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return "", ErrAbsent
	}
	return file, nil
}

// surroundings is the name of a second document beside the first, with operations
// around users that only the emulator serves.
const surroundings = "auth0-surroundings.openapi.json"

// addSurroundings adds the operations of the second document, where it exists.
func addSurroundings(spec *openapi3.T, file string) error {
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	more, err := loadFile(file)
	if err != nil {
		return err
	}
	for path, item := range more.Paths.Map() {
		known := spec.Paths.Value(path)
		if known == nil {
			spec.Paths.Set(path, item)
			continue
		}
		for method, operation := range item.Operations() {
			known.SetOperation(method, operation)
		}
	}
	for name, scheme := range more.Components.Schemas {
		if _, taken := spec.Components.Schemas[name]; !taken {
			spec.Components.Schemas[name] = scheme
		}
	}
	return nil
}
