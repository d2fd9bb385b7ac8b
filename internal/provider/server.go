// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// server is the framework's server, without what it keeps. So that it can cancel
// calls that are under way when the CLI is interrupted, terraform-plugin-framework
// (1.19) remembers the context of every call, until the process ends: more than
// 100 KB for each user of a plan, nearly all of it loggers. It gets a context here
// that lets go of everything when the call is over, and that has no loggers in the
// first place when nobody reads the log: the framework passes more than a hundred
// messages per call to them, each with its own copy of the fields.
type server struct {
	frameworkServer
	silent bool
}

// frameworkServer is everything that the framework's server implements.
type frameworkServer interface {
	tfprotov6.ProviderServer
	tfprotov6.ListResourceServer
	tfprotov6.ActionServer
	tfprotov6.StateStoreServer
}

// NewServer returns a constructor of what main serves. usage is told in the log
// by main, see Usage.
func NewServer(version string, usage *Usage) func() tfprotov6.ProviderServer {
	return func() tfprotov6.ProviderServer { return serve(&auth0users{version: version, usage: usage}) }
}

// NewServerOn returns what main serves, on another network than the real one: for tests that
// decide what happens to every request.
func NewServerOn(version string, network http.RoundTripper) tfprotov6.ProviderServer {
	return serve(&auth0users{version: version, network: network})
}

// NewServerIn returns what main serves, in another environment than that of this process: for tests that
// serve many tenants from one process.
func NewServerIn(version string, getenv func(name string) string) tfprotov6.ProviderServer {
	return serve(&auth0users{version: version, getenv: getenv})
}

// serve stacks the layers: what a call meets first is at the left.
func serve(p *auth0users) tfprotov6.ProviderServer {
	var data atomic.Pointer[run.Data]
	p.configured = data.Store
	framework := providerserver.NewProtocol6(p)()
	all, ok := framework.(frameworkServer)
	if !ok {
		// Half a server would lose actions, or lists, without a word.
		panic(fmt.Sprintf("provider: the framework's server (%T) does not have every call", framework))
	}
	return recoveringServer{server{shortPrivate{planning{newUpgraded(newChecked(validating{sets{rosters{all, &data}}})), &data}}, logIsOff()}}
}

func (s server) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ValidateResourceConfig, req)
}

func (s server) UpgradeResourceState(
	ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.UpgradeResourceState, req)
}

func (s server) UpgradeResourceIdentity(
	ctx context.Context, req *tfprotov6.UpgradeResourceIdentityRequest,
) (*tfprotov6.UpgradeResourceIdentityResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.UpgradeResourceIdentity, req)
}

func (s server) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ReadResource, req)
}

func (s server) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.PlanResourceChange, req)
}

func (s server) ApplyResourceChange(
	ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest,
) (*tfprotov6.ApplyResourceChangeResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ApplyResourceChange, req)
}

func (s server) ImportResourceState(
	ctx context.Context, req *tfprotov6.ImportResourceStateRequest,
) (*tfprotov6.ImportResourceStateResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ImportResourceState, req)
}

func (s server) ValidateDataResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateDataResourceConfigRequest,
) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ValidateDataResourceConfig, req)
}

func (s server) ReadDataSource(ctx context.Context, req *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	return during(ctx, s.silent, s.frameworkServer.ReadDataSource, req)
}

// during makes the call with a context that is empty afterwards.
func during[Request, Response any](
	ctx context.Context, silent bool, call func(context.Context, Request) (Response, error), req Request,
) (Response, error) {
	limited, end := limit(ctx, silent)
	defer end()
	return call(limited, req)
}

// limit returns ctx until end is called, and an empty context from then on. A silent one has no values.
func limit(ctx context.Context, silent bool) (limited context.Context, end func()) {
	c := &callContext{silent: silent}
	c.during.Store(&ctx)
	return c, func() { c.during.Store(nil) }
}

// callContext is the context of a call as long as the call lasts, and a cancelled
// one without values from then on.
type callContext struct {
	during atomic.Pointer[context.Context]
	silent bool
}

var closed = func() <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func (c *callContext) Deadline() (deadline time.Time, ok bool) {
	if ctx := c.during.Load(); ctx != nil {
		return (*ctx).Deadline()
	}
	return time.Time{}, false
}

func (c *callContext) Done() <-chan struct{} {
	if ctx := c.during.Load(); ctx != nil {
		return (*ctx).Done()
	}
	return closed
}

func (c *callContext) Err() error {
	if ctx := c.during.Load(); ctx != nil {
		return (*ctx).Err()
	}
	return context.Canceled
}

func (c *callContext) Value(key any) any {
	if ctx := c.during.Load(); ctx != nil && !c.silent {
		return (*ctx).Value(key)
	}
	return nil
}
