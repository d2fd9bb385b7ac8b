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
)

// tokenPatience bounds the total wait for a token while the endpoint answers 429.
const tokenPatience = 2 * time.Minute

// tokenFetcher gets access tokens from the tenant's token endpoint with golang.org/x/oauth2. It has
// its own retry loop because every attempt with a private key needs a new assertion, and because
// asking for a token twice harms nobody.
type tokenFetcher struct {
	http     *http.Client
	settings *settings
	clock    *serverClock
	redact   redactor
}

func (f *tokenFetcher) fetch(ctx context.Context) (*oauth2.Token, error) {
	record := &exchange{route: "/oauth/token", quiet: true}
	ctx = withExchange(ctx, record)
	ctx = context.WithValue(ctx, oauth2.HTTPClient, f.http)
	began := time.Now()
	for failures, limited := 0, 0; ; {
		token, err := f.once(ctx)
		if err == nil {
			return token, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var wait time.Duration
		answer, answered := as[*oauth2.RetrieveError](err)
		switch {
		case answered && answer.Response.StatusCode == http.StatusTooManyRequests:
			limited++
			wait = backoff(limited)
			if asked, ok := serverWait(answer.Response.Header, f.clock, time.Now()); ok && asked > wait {
				wait = asked + jitter(asked/10)
			}
			if time.Since(began)+wait > tokenPatience {
				return nil, f.explain(err)
			}
		default:
			if failures++; failures > f.settings.retries() || !tokenRetryable(err) {
				return nil, f.explain(err)
			}
			wait = backoff(failures)
		}
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

func (f *tokenFetcher) once(ctx context.Context) (*oauth2.Token, error) {
	s := f.settings
	config := clientcredentials.Config{
		ClientID:       s.ClientID,
		ClientSecret:   s.ClientSecret,
		TokenURL:       s.base.JoinPath("/oauth/token").String(),
		EndpointParams: url.Values{"audience": {s.audience}},
		AuthStyle:      oauth2.AuthStyleInParams,
	}
	if s.signer != nil {
		assertion, err := s.signer.sign(time.Now())
		if err != nil {
			return nil, &ConfigError{Field: "client_assertion_private_key", Reason: "signing with it failed: " + err.Error()}
		}
		config.EndpointParams.Set("client_assertion_type", assertionType)
		config.EndpointParams.Set("client_assertion", assertion)
	}
	return config.Token(ctx)
}

func tokenRetryable(err error) bool {
	if answer, ok := as[*oauth2.RetrieveError](err); ok {
		status := answer.Response.StatusCode
		return status == http.StatusRequestTimeout || status >= 500
	}
	if connect, ok := as[*ConnectError](err); ok {
		return !connect.lasting()
	}
	_, config := as[*ConfigError](err)
	return !config
}

// explain turns the library's errors into ours; no text of a body that is not OAuth's gets out.
func (f *tokenFetcher) explain(err error) error {
	if connect, ok := as[*ConnectError](err); ok {
		return connect
	}
	if config, ok := as[*ConfigError](err); ok {
		return config
	}
	failure := &AuthError{Kind: AuthUnavailable, Host: f.settings.base.Host, Audience: f.settings.audience, PrivateKey: f.settings.signer != nil}
	answer, ok := as[*oauth2.RetrieveError](err)
	if !ok {
		if lost, ok := as[*lostAnswerError](err); ok {
			failure.Status, failure.Err = lost.status, lost.err
			if lost.status >= 200 && lost.status < 300 {
				failure.Kind = AuthNotATokenServer // A complete answer that is not JSON: some web page.
			}
			return failure
		}
		if wrapped, ok := as[*url.Error](err); ok {
			err = wrapped.Err
		}
		failure.Err = errors.New(f.redact.text(fmt.Sprint(err)))
		return failure
	}
	failure.Status = answer.Response.StatusCode
	failure.OAuthError = f.redact.text(answer.ErrorCode)
	failure.Description = f.redact.text(answer.ErrorDescription)
	failure.RequestID = requestID(answer.Response.Header)
	failure.Kind = authKind(failure.Status, failure.OAuthError, failure.Description)
	return failure
}
