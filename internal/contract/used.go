package contract

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Used reads from the client's source in dir which operations of the document it
// calls, sorted: every literal of its type call names a route and a method, or
// parameters that are one of those in the same file. A route that the document does
// not have is an error.
func Used(dir string) ([]string, error) {
	spec, err := load()
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var parsed []*ast.File
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
	}
	constants := map[string]string{}
	for range 2 { // Some are made of others.
		for _, f := range parsed {
			addConstants(constants, f)
		}
	}
	used := map[string]bool{}
	for _, f := range parsed {
		for _, c := range callsOf(f, constants) {
			for _, route := range c.routes {
				found := false
				for _, method := range c.methods {
					if operation := method + " " + route; spec.operations[operation] != nil {
						used[operation], found = true, true
					}
				}
				if !found && c.named {
					return nil, fmt.Errorf("the client calls %s %s, which the document does not have", strings.Join(c.methods, " or "), route)
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(used)), nil
}

// addConstants collects the string constants of a file.
func addConstants(constants map[string]string, f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, name := range spec.Names {
			if i < len(spec.Values) {
				if value, ok := text(spec.Values[i], constants); ok {
					constants[name.Name] = value
				}
			}
		}
		return true
	})
}

type callLiteral struct {
	methods, routes []string
	named           bool // The literal names its route itself.
}

// callsOf collects the literals of type call in a file.
func callsOf(f *ast.File, constants map[string]string) []callLiteral {
	var (
		calls           []callLiteral
		methods, routes []string // Of the whole file.
	)
	ast.Inspect(f, func(n ast.Node) bool {
		if method, ok := methodOf(n); ok && !slices.Contains(methods, method) {
			methods = append(methods, method)
		}
		if basic, ok := n.(*ast.BasicLit); ok {
			if route, ok := text(basic, nil); ok && strings.HasPrefix(route, "/") && len(route) > 1 {
				routes = append(routes, route)
			}
		}
		literal, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if name, ok := literal.Type.(*ast.Ident); !ok || name.Name != "call" {
			return true
		}
		var c callLiteral
		for _, element := range literal.Elts {
			pair, ok := element.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			switch key, _ := pair.Key.(*ast.Ident); {
			case key == nil:
			case key.Name == "route":
				if route, ok := text(pair.Value, constants); ok {
					c.routes, c.named = []string{route}, true
				}
			case key.Name == "method":
				if method, ok := methodOf(pair.Value); ok {
					c.methods = []string{method}
				}
			}
		}
		calls = append(calls, c)
		return true
	})
	for i := range calls {
		if calls[i].methods == nil {
			calls[i].methods = methods
		}
		if calls[i].routes == nil {
			calls[i].routes = routes
		}
	}
	return calls
}

// methodOf reads http.MethodGet and its like.
func methodOf(n ast.Node) (string, bool) {
	selector, ok := n.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	if from, ok := selector.X.(*ast.Ident); !ok || from.Name != "http" {
		return "", false
	}
	method, ok := map[string]string{
		"MethodGet": http.MethodGet, "MethodPost": http.MethodPost, "MethodPut": http.MethodPut,
		"MethodPatch": http.MethodPatch, "MethodDelete": http.MethodDelete,
	}[selector.Sel.Name]
	return method, ok
}

// text reads a string literal, a constant, or the sum of such.
func text(e ast.Expr, constants map[string]string) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			value, err := strconv.Unquote(e.Value)
			return value, err == nil
		}
	case *ast.Ident:
		value, ok := constants[e.Name]
		return value, ok
	case *ast.BinaryExpr:
		left, ok := text(e.X, constants)
		right, also := text(e.Y, constants)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}
