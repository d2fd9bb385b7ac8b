// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

const panicSecret = "sentinel-password-42"

// crashing panics in every call, with a text that quotes a secret.
type crashing struct{ frameworkServer }

// texts gathers every string of an answer.
func texts(value reflect.Value) string {
	switch value.Kind() {
	case reflect.String:
		return value.String() + "\n"
	case reflect.Pointer, reflect.Interface:
		if !value.IsNil() {
			return texts(value.Elem())
		}
	case reflect.Slice:
		var all strings.Builder
		for i := range value.Len() {
			all.WriteString(texts(value.Index(i)))
		}
		return all.String()
	case reflect.Struct:
		var all strings.Builder
		for _, field := range reflect.VisibleFields(value.Type()) {
			if field.IsExported() {
				all.WriteString(texts(value.FieldByIndex(field.Index)))
			}
		}
		return all.String()
	case reflect.Func: // A stream: its items.
		var all strings.Builder
		for item := range value.Seq() {
			all.WriteString(texts(item))
		}
		return all.String()
	default:
	}
	return ""
}

// Every call there is, also those that later versions of the framework may add.
func TestServerRecovers(t *testing.T) {
	t.Parallel()
	s := recoveringServer{crashing{}}
	calls := reflect.TypeFor[frameworkServer]()
	if calls.NumMethod() < 36 {
		t.Fatalf("%d calls", calls.NumMethod())
	}
	for i := range calls.NumMethod() {
		method := calls.Method(i)
		t.Run(method.Name, func(t *testing.T) {
			t.Parallel()
			req := reflect.New(method.Type.In(1).Elem())
			answer := reflect.ValueOf(s).MethodByName(method.Name).Call([]reflect.Value{reflect.ValueOf(t.Context()), req})
			if !answer[1].IsNil() {
				t.Fatalf("an error of the protocol: %v", answer[1])
			}
			if got := texts(answer[0]); !strings.Contains(got, panicSummary) && !strings.Contains(got, issuesPage) {
				t.Errorf("nothing says what happened: %q", got)
			} else if strings.Contains(got, "goroutine") || strings.Contains(got, "runtime error") {
				t.Errorf("the text is not for users: %q", got)
			}
		})
	}
}

type quoting struct{ frameworkServer }

func (quoting) ApplyResourceChange(context.Context, *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	panic(fmt.Sprintf("cannot use %q", panicSecret))
}

func object(t *testing.T, value any) *tfprotov6.DynamicValue {
	t.Helper()
	v, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, value))
	if err != nil {
		t.Fatal(err)
	}
	return &v
}

func TestServerRecoversApply(t *testing.T) {
	t.Parallel()
	before, after, none := object(t, "before"), object(t, "after"), object(t, nil)
	identity := &tfprotov6.ResourceIdentityData{IdentityData: before}
	for name, c := range map[string]struct {
		prior, planned *tfprotov6.DynamicValue
		kept           bool
		says           string
	}{
		"create":  {none, after, false, "ended creating auth0users_user"},
		"update":  {before, after, true, "ended updating auth0users_user"},
		"destroy": {before, none, true, "ended destroying auth0users_user"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			ctx := tflogtest.RootLogger(t.Context(), &log)
			resp, err := recoveringServer{quoting{}}.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
				TypeName: "auth0users_user", PriorState: c.prior, PlannedState: c.planned, PlannedPrivate: []byte("{}"), PlannedIdentity: identity,
			})
			if err != nil || len(resp.Diagnostics) != 1 {
				t.Fatalf("%v, %v", resp, err)
			}
			d := resp.Diagnostics[0]
			if d.Severity != tfprotov6.DiagnosticSeverityError || !strings.Contains(d.Detail, c.says) ||
				!strings.Contains(d.Detail, "internal/provider/server_recover_test.go:") {
				t.Errorf("%s: %s", d.Summary, d.Detail)
			}
			if resp.NewState != c.prior || (resp.Private != nil) != c.kept || (resp.NewIdentity != nil) != c.kept {
				t.Errorf("what remains: %+v", resp)
			}
			if strings.Contains(d.Detail+log.String(), panicSecret) {
				t.Error("the secret comes out")
			}
			for _, part := range []string{`"@level":"error"`, "goroutine", "server_recover_test.go", "a value of the type string"} {
				if !strings.Contains(log.String(), part) {
					t.Errorf("the log does not have %q: %s", part, &log)
				}
			}
		})
	}
}

// A stream that breaks tells what it had, then why it ends.
type streaming struct{ frameworkServer }

func (streaming) ListResource(context.Context, *tfprotov6.ListResourceRequest) (*tfprotov6.ListResourceServerStream, error) {
	return &tfprotov6.ListResourceServerStream{Results: func(yield func(tfprotov6.ListResourceResult) bool) {
		if yield(tfprotov6.ListResourceResult{DisplayName: "ada"}) {
			panic("after the first")
		}
	}}, nil
}

func TestServerRecoversStream(t *testing.T) {
	t.Parallel()
	stream, err := recoveringServer{streaming{}}.ListResource(t.Context(), &tfprotov6.ListResourceRequest{TypeName: "auth0users_user"})
	if err != nil {
		t.Fatal(err)
	}
	var results []tfprotov6.ListResourceResult
	for result := range stream.Results {
		results = append(results, result)
	}
	if len(results) != 2 || results[0].DisplayName != "ada" || len(results[1].Diagnostics) != 1 {
		t.Errorf("%+v", results)
	}
	// A panic of whoever reads the stream is its own.
	defer func() {
		if recovered := recover(); recovered != "of the reader" {
			t.Errorf("recovered %v", recovered)
		}
	}()
	for range stream.Results {
		panic("of the reader")
	}
}

// crashingProvider has one action, which panics.
type crashingProvider struct{ *auth0users }

func (crashingProvider) Actions(context.Context) []func() action.Action {
	return recovering(func() action.Action { return crashingAction{} })
}

type crashingAction struct{}

func (crashingAction) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_crash"
}
func (crashingAction) Schema(context.Context, action.SchemaRequest, *action.SchemaResponse) {}
func (crashingAction) Invoke(context.Context, action.InvokeRequest, *action.InvokeResponse) {
	panic(panicSecret)
}

// The framework runs actions in goroutines of its own.
func TestActionRecovers(t *testing.T) {
	t.Parallel()
	framework, ok := providerserver.NewProtocol6(crashingProvider{&auth0users{}})().(frameworkServer)
	if !ok {
		t.Fatal("not a whole server")
	}
	var log bytes.Buffer
	ctx := tflogtest.RootLogger(t.Context(), &log)
	config, err := tfprotov6.NewDynamicValue(tftypes.Object{}, tftypes.NewValue(tftypes.Object{}, map[string]tftypes.Value{}))
	if err != nil {
		t.Fatal(err)
	}
	stream, err := recoveringServer{server{frameworkServer: framework}}.InvokeAction(ctx, &tfprotov6.InvokeActionRequest{ActionType: "auth0users_crash", Config: &config})
	if err != nil {
		t.Fatal(err)
	}
	var said string
	for event := range stream.Events {
		if completed, ok := event.Type.(tfprotov6.CompletedInvokeActionEventType); ok {
			for _, d := range completed.Diagnostics {
				said += d.Summary + ": " + d.Detail
			}
		}
	}
	if !strings.Contains(said, "ended running auth0users_crash") || strings.Contains(said+log.String(), panicSecret) {
		t.Errorf("%s\n%s", said, &log)
	}
}
