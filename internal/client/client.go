// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"net/url"
	"os"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-cleanhttp"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// Client is a Management API client for one tenant. It is safe for concurrent use.
type Client struct {
	// Users and everything that belongs to one.
	Users *UsersClient
	// Roles of the tenant.
	Roles *RolesClient
	// ResourceServers are the APIs of the tenant.
	ResourceServers *ResourceServersClient
	// Connections are the sources of users of the tenant.
	Connections *ConnectionsClient
	// UserBlocks are the brute-force blocks of users.
	UserBlocks *UserBlocksClient
	// Jobs of the tenant.
	Jobs *JobsClient
	// Tickets are the links that let somebody change a password or verify an address.
	Tickets *TicketsClient

	base         *url.URL
	transport    http.RoundTripper
	tokens       *tokenCache
	granted      atomic.Pointer[grantedToken]
	clock        *pacing.Clock
	pacer        *pacing.Pacer
	usage        *usage
	teller       patience.Teller
	outage       outage
	retries      int
	customDomain string
	secrets      *redact.Secrets
	drawKey      []byte    // What the IDs that are drawn here follow from, besides the request.
	began        time.Time // When the client was made.
	made         madeUsers
	imports      chan struct{} // Room for the import jobs of this client.
	lastWrite    atomic.Pointer[time.Time]
	lastUser     atomic.Pointer[writtenUser] // Whom the search index may not show yet; nil for nobody.
}

// New checks the configuration and returns a client. It opens no connection: the token is fetched
// with the first request. Errors are [*ConfigError].
func New(config Config) (*Client, error) {
	settings, err := config.check()
	if err != nil {
		return nil, err
	}
	c := &Client{
		base: settings.base, clock: &pacing.Clock{}, usage: newUsage(), retries: settings.retries(),
		customDomain: settings.CustomDomainHeader, secrets: &redact.Secrets{},
		drawKey: settings.drawKey(), began: time.Now(), imports: make(chan struct{}, ImportsAtOnce),
	}
	c.secrets.Configure(settings.secrets()...)
	c.secrets.Configure(proxyPasswords(os.Getenv)...)
	c.transport = c.chain(settings)
	c.Users = newUsersClient(c)
	c.Roles = &RolesClient{Users: &RoleUsersClient{client: c}, client: c}
	c.ResourceServers = &ResourceServersClient{client: c}
	c.Connections = &ConnectionsClient{client: c}
	c.UserBlocks = &UserBlocksClient{client: c}
	c.Jobs = &JobsClient{client: c}
	c.Tickets = &TicketsClient{client: c}
	return c, nil
}

// Rationed reports whether requests are scarce, as far as one knows: the tenant or the configuration limits their rate.
func (c *Client) Rationed() bool { return c.pacer.Rationed() }

// chain assembles the round trippers; the package documentation says why in this order.
func (c *Client) chain(s *settings) http.RoundTripper {
	base := s.HTTPTransport
	if base == nil {
		base = pooledTransport()
	}
	attempt := &loggingTransport{
		secrets: c.secrets,
		next: &answerTransport{
			next: base, timeout: s.RequestTimeout, limit: maxAnswer, clock: c.clock, teller: &c.teller, secrets: c.secrets,
		},
	}
	tokens := newStaticTokens(s.Token)
	if s.Token == "" {
		fetcher := &tokenFetcher{
			settings: s, clock: c.clock, teller: &c.teller, secrets: c.secrets, outage: &c.outage,
			http: &http.Client{
				Transport:     newHeadersTransport(attempt, s.UserAgent, s.Version),
				CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			},
		}
		tokens = &tokenCache{fetch: fetcher.fetch}
	}
	c.tokens = tokens
	c.pacer = pacing.New(pacing.Limits{PerSecond: s.MaxRequestsPerSecond, Share: s.RateLimitShare}, c.clock, &c.teller)
	paced := &pacingTransport{next: attempt, pacer: c.pacer, usage: c.usage}
	authorized := &tokenTransport{next: paced, tokens: tokens, base: s.base}
	repeated := &retryTransport{next: authorized, retries: s.retries(), clock: c.clock, teller: &c.teller, outage: &c.outage}
	return newHeadersTransport(repeated, s.UserAgent, s.Version)
}

// maxIdlePerHost lets the highest usual -parallelism keep its connections: there is only one host.
const maxIdlePerHost = 100

// maxHeader bounds the header of an answer, in bytes.
const maxHeader = 256 << 10

func pooledTransport() http.RoundTripper {
	transport := cleanhttp.DefaultPooledTransport()
	transport.MaxIdleConnsPerHost = maxIdlePerHost
	transport.MaxResponseHeaderBytes = maxHeader
	return transport
}
