package resources_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// lie is another answer to requests of a method whose path has an end; the tenant has done its work by then.
type lie struct {
	method, end string
	status      int
	body        string
}

// liar stands between the provider and the tenant, as a broken gateway does.
type liar struct {
	url  string
	lies atomic.Pointer[lie] // Nil to be honest.
}

func newLiar(t *testing.T, w *acctest.World) *liar {
	t.Helper()
	tenant, err := url.Parse(w.URL)
	if err != nil {
		t.Fatal(err)
	}
	l := &liar{}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(tenant); r.Out.Host = r.In.Host },
		ModifyResponse: func(resp *http.Response) error {
			told := l.lies.Load()
			if told == nil || resp.Request.Method != told.method || !strings.HasSuffix(resp.Request.URL.Path, told.end) {
				return nil
			}
			if err := resp.Body.Close(); err != nil {
				return err
			}
			resp.StatusCode, resp.Body, resp.ContentLength = told.status, io.NopCloser(bytes.NewBufferString(told.body)), int64(len(told.body))
			resp.Header.Del("Content-Length")
			resp.Header.Del("Content-Encoding")
			resp.Header.Set("Content-Type", "application/json")
			return nil
		},
	}
	server := httptest.NewServer(proxy)
	t.Cleanup(server.Close)
	l.url = server.URL
	return l
}

// protocol is a provider that speaks with the tenant through the liar.
func (l *liar) protocol(w *acctest.World) *acctest.Protocol {
	return w.NewProtocol(map[string]tftypes.Value{"domain": acctest.String(l.url), "max_retries": acctest.Int(0)})
}
