package client

import (
	"context"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	// rateLimitPatience bounds the total wait of one request for answers with 429.
	rateLimitPatience = 15 * time.Minute
	// longestWait bounds a single wait, whatever the server asks for.
	longestWait = 5 * time.Minute
)

// retryTransport repeats attempts with go-retryablehttp: the loop, the rewinding of bodies and the
// cancellable waits are the library's, the two decisions (whether, and how long to wait) are ours.
type retryTransport struct {
	next    http.RoundTripper
	retries int // Attempts after the first for failures; 429 does not count.
	clock   *serverClock
}

func (t *retryTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	record := exchangeOf(req.Context())
	repeated, err := retryablehttp.FromRequest(req)
	if err != nil {
		return nil, err
	}
	loop := retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport: t.next,
			// The API never redirects; following would carry the request to another place.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		RetryMax: math.MaxInt, // The policy below counts.
		CheckRetry: func(ctx context.Context, resp *http.Response, err error) (bool, error) {
			return t.again(ctx, record, req.Method, resp, err), nil
		},
		Backoff: func(_, _ time.Duration, _ int, resp *http.Response) time.Duration {
			return t.wait(record, resp)
		},
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	resp, err := loop.Do(repeated)
	if wrapped, ok := as[*url.Error](err); ok {
		err = wrapped.Err // Its text holds the whole URL, e-mail addresses included.
	}
	return resp, err
}

// again decides whether to repeat, and keeps the call's record.
func (t *retryTransport) again(ctx context.Context, record *exchange, method string, resp *http.Response, err error) bool {
	safe := method != http.MethodPost || record.repeatable
	switch {
	case err != nil:
		if _, tokenless := as[*noTokenError](err); tokenless {
			return false
		}
		connect, unsent := as[*ConnectError](err)
		if unsent && connect.lasting() {
			return false
		}
		if _, lost := as[*lostAnswerError](err); lost {
			record.ambiguous = record.ambiguous || method != http.MethodGet
		} else if !unsent {
			return false // Nothing that went over the network: a wait that was cancelled.
		}
		if !safe && !unsent {
			return false
		}
	case resp.StatusCode == http.StatusTooManyRequests:
		record.limited++
		if record.patience.IsZero() {
			record.patience = time.Now().Add(rateLimitPatience)
		}
		return ctx.Err() == nil && time.Now().Before(record.patience)
	case resp.StatusCode == http.StatusRequestTimeout,
		resp.StatusCode >= 500 && resp.StatusCode != http.StatusNotImplemented:
		record.ambiguous = record.ambiguous || method != http.MethodGet
		if !safe {
			return false
		}
	default:
		return false
	}
	record.failures++
	return ctx.Err() == nil && record.failures <= t.retries
}

// wait returns how long to pause before the next attempt.
func (t *retryTransport) wait(record *exchange, resp *http.Response) time.Duration {
	if resp == nil {
		return backoff(record.failures)
	}
	asked, ok := serverWait(resp.Header, t.clock, time.Now())
	if resp.StatusCode != http.StatusTooManyRequests {
		return min(max(asked, backoff(record.failures)), longestWait)
	}
	if !ok || asked <= 0 {
		// No hint, or one that has passed already and did not help.
		asked = backoff(record.limited)
	}
	asked = min(asked, longestWait)
	return asked + jitter(asked/10+250*time.Millisecond)
}

// serverWait reads how long the server asks to wait: Retry-After (seconds or date), else the rate
// limit's reset time, on the server's clock.
func serverWait(header http.Header, clock *serverClock, now time.Time) (time.Duration, bool) {
	if text := header.Get("Retry-After"); text != "" {
		if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 && seconds < 1e6 {
			return time.Duration(seconds * float64(time.Second)), true
		}
		if date, err := http.ParseTime(text); err == nil {
			return clock.reached(date).Sub(now), true
		}
	}
	if reset, ok := headerNumber(header, "X-RateLimit-Reset"); ok {
		return clock.reached(time.Unix(reset, 0)).Sub(now), true
	}
	return 0, false
}

func headerNumber(header http.Header, name string) (int64, bool) {
	number, err := strconv.ParseInt(header.Get(name), 10, 64)
	return number, err == nil
}
