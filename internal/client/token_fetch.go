// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// skewTolerance is how wrong the clock of an assertion may have been without being the reason why the
// service refused it.
const skewTolerance = 5 * time.Second

// tokenFetcher gets access tokens from the tenant's token endpoint with golang.org/x/oauth2. It has
// its own retry loop because every attempt with a private key needs a new assertion, and because
// asking for a token twice harms nobody.
type tokenFetcher struct {
	http     *http.Client
	settings *settings
	clock    *pacing.Clock
	teller   *patience.Teller
	secrets  *redact.Secrets
	outage   *outage
}

// tokenAttempts is what one fetch has behind it.
type tokenAttempts struct {
	began             time.Time // When the fetch did.
	answered          bool      // Whether anything was.
	failures, limited int
	resigned          bool      // Whether an assertion was repeated with the server's time.
	signedAt          time.Time // The time in the last assertion, on the server's clock as it was known then.
	pausing           time.Duration
}

func (f *tokenFetcher) fetch(ctx context.Context) (*oauth2.Token, error) {
	record := &exchange{route: "/oauth/token", quiet: true}
	wait := patience.Wait{For: "an access token", Most: max(rateLimitPatience, f.settings.RequestTimeout+leastPatience)}
	bounded, end := f.teller.Bound(ctx, wait)
	defer end()
	bounded = withExchange(bounded, record)
	bounded = context.WithValue(bounded, oauth2.HTTPClient, f.http)
	tried := tokenAttempts{began: time.Now()}
	for {
		token, err := f.once(bounded, &tried)
		connect, unsent := as[*ConnectError](err)
		if unsent {
			f.outage.miss(connect)
		}
		if !unsent && bounded.Err() == nil {
			tried.answered = true
			f.outage.answer()
		}
		if err == nil {
			return token, nil
		}
		if bounded.Err() != nil {
			f.gaveUp(&tried)
			return nil, f.ended(ctx, bounded)
		}
		pause, again := f.again(&tried, err)
		if !again {
			f.gaveUp(&tried)
			return nil, f.translate(err)
		}
		status := 0
		if answer, ok := as[*oauth2.RetrieveError](err); ok {
			status = answer.Response.StatusCode
		}
		record.pause(bounded, f.teller, pauseReason(http.MethodPost, record.route, status), pause)
	}
}

// again decides whether to ask once more after an error, and after which pause.
func (f *tokenFetcher) again(tried *tokenAttempts, err error) (pause time.Duration, again bool) {
	answer, answered := as[*oauth2.RetrieveError](err)
	switch {
	case answered && answer.Response.StatusCode == http.StatusTooManyRequests:
		tried.limited++
		pause = backoff(tried.limited)
		if asked, ok := pacing.ServerWait(answer.Response.Header, f.clock, time.Now()); ok && asked > pause {
			pause = asked + patience.Jitter(asked/10)
		}
		tried.pausing += pause
		return pause, tried.pausing <= tokenPatience
	case answered && f.signedAtTheWrongTime(tried, answer.Response.StatusCode):
		tried.resigned = true
		return 0, true
	}
	_, unsent := as[*ConnectError](err)
	if unsent && tried.failures == 0 && f.outage.lasts() {
		return 0, false
	}
	tried.failures++
	return backoff(tried.failures), tried.failures <= f.settings.retries() && tokenRetryable(err)
}

func (f *tokenFetcher) gaveUp(tried *tokenAttempts) {
	if !tried.answered {
		f.outage.gaveUp(tried.began, tried.failures, f.settings.retries())
	}
}

// signedAtTheWrongTime reports whether the refusal told, with its Date header, that the assertion was
// signed by a clock that differs from the server's.
func (f *tokenFetcher) signedAtTheWrongTime(tried *tokenAttempts, status int) bool {
	if f.settings.signer == nil || tried.resigned || status < 400 || status >= 500 {
		return false
	}
	off := f.clock.Now(time.Now()).Sub(tried.signedAt)
	return off > skewTolerance || off < -skewTolerance
}

func (f *tokenFetcher) once(ctx context.Context, tried *tokenAttempts) (*oauth2.Token, error) {
	s := f.settings
	config := clientcredentials.Config{
		ClientID:       s.ClientID,
		ClientSecret:   s.ClientSecret,
		TokenURL:       s.base.JoinPath("/oauth/token").String(),
		EndpointParams: url.Values{"audience": {s.audience}},
		AuthStyle:      oauth2.AuthStyleInParams,
	}
	if s.signer != nil {
		tried.signedAt = f.clock.Now(time.Now())
		assertion, err := s.signer.sign(tried.signedAt)
		if err != nil {
			return nil, &ConfigError{Field: "client_assertion_private_key", Reason: "signing with it failed: " + err.Error()}
		}
		f.secrets.Fetched(assertion)
		config.EndpointParams.Set("client_assertion_type", assertionType)
		config.EndpointParams.Set("client_assertion", assertion)
	}
	token, err := config.Token(ctx)
	if err != nil {
		return nil, err
	}
	f.secrets.Fetched(token.AccessToken)
	if !printable(token.AccessToken) || len(token.AccessToken) > maxToken {
		return nil, errNoToken
	}
	if !token.Expiry.IsZero() && !token.Expiry.After(time.Now()) {
		token.Expiry = time.Time{} // A lifetime that makes no sense: it is used until it is refused.
	}
	return token, nil
}

// maxToken is far above any token; a header of that length is refused everywhere.
const maxToken = 64 << 10

// errNoToken is a success whose token cannot be one.
var errNoToken = errors.New("the answer holds no access token")

func tokenRetryable(err error) bool {
	if answer, ok := as[*oauth2.RetrieveError](err); ok {
		status := answer.Response.StatusCode
		return status == http.StatusRequestTimeout || status >= 500
	}
	if connect, ok := as[*ConnectError](err); ok {
		return !connect.lasting()
	}
	_, config := as[*ConfigError](err)
	return !config && !errors.Is(err, errNoToken)
}

// ended is the error of a fetch whose context has ended: the caller's, or the bound of the wait.
func (f *tokenFetcher) ended(ctx, bounded context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	failure := f.failure(AuthUnavailable)
	failure.Err = patience.Cause(ctx, bounded)
	return failure
}

func (f *tokenFetcher) failure(kind AuthKind) *AuthError {
	return &AuthError{Kind: kind, Host: f.settings.base.Host, Audience: f.settings.audience, PrivateKey: f.settings.signer != nil}
}

// translate turns the library's errors into ours; no text of a body that is not OAuth's gets out.
func (f *tokenFetcher) translate(err error) error {
	if connect, ok := as[*ConnectError](err); ok {
		return connect
	}
	if config, ok := as[*ConfigError](err); ok {
		return config
	}
	failure := f.failure(AuthUnavailable)
	answer, ok := as[*oauth2.RetrieveError](err)
	if !ok {
		f.unanswered(failure, err)
		return failure
	}
	failure.Status = answer.Response.StatusCode
	failure.OAuthError = foreign(f.secrets, answer.ErrorCode, mostMark)
	failure.Description = foreign(f.secrets, answer.ErrorDescription, mostText)
	failure.RequestID = foreign(f.secrets, requestID(answer.Response.Header), mostMark)
	failure.Kind = authKind(failure.Status, answer.ErrorCode, answer.ErrorDescription)
	if asked, ok := pacing.ServerWait(answer.Response.Header, f.clock, time.Now()); ok && asked > 0 && failure.Kind == AuthQuota {
		failure.RetryAfter = asked
	}
	return failure
}

// unanswered completes the error of a request that brought no OAuth answer.
func (f *tokenFetcher) unanswered(failure *AuthError, err error) {
	if lost, ok := as[*lostAnswerError](err); ok {
		failure.Status, failure.Err = lost.status, f.secrets.Error(lost.err)
		if lost.status >= 200 && lost.status < 300 {
			failure.Kind = AuthNotATokenServer // A complete answer that is not JSON: some web page.
		}
		return
	}
	if errors.Is(err, errNoToken) {
		failure.Kind, failure.Status = AuthNotATokenServer, http.StatusOK
		return
	}
	if wrapped, ok := as[*url.Error](err); ok {
		err = wrapped.Err
	}
	failure.Err = errors.New(f.secrets.Text(fmt.Sprint(err)))
}
