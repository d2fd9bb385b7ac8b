// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest_test

import (
	"archive/zip"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// The secrets of this test. Each can be told from any other text.
const (
	clientSecret = "Sentinel/client+secret~0001"
	weakPassword = "sentinelweakpassword"
	writeOnlyOne = "Sentinel-write-only-\"1\""
	writeOnlyTwo = "Sentinel-write-only-<2>"
	inState      = "Sentinel-password-in-state-1"
	idpToken     = "sentinel-token-of-an-identity-provider"
	hashKey      = "Sentinel-key-of-a-hash-1"
	factorSecret = "SENTINELFACTORSECRET"
)

// hashes are a password hash and second factors, as a roster takes them.
const (
	hashWithKey = `{"algorithm":"hmac","hash":{"value":"cXddFxqBJr+9cTQ2FqsgMR5ACkzFYYmvCkHjZmhW8ic=","encoding":"base64","digest":"sha256","key":{"value":"` + hashKey + `"}}}`
	factors     = `[{"totp":{"secret":"` + factorSecret + `"}}]`
)

// jwt matches access tokens and client assertions.
var jwt = regexp.MustCompile(`eyJ[\w-]{10,}\.[\w-]{10,}`)

const family = `
variable "one" {
  type      = string
  ephemeral = true
}

variable "two" {
  type      = string
  sensitive = true
}

variable "hash" {
  type      = string
  ephemeral = true
}

variable "factors" {
  type      = string
  ephemeral = true
}

variable "generation" {
  type    = number
  default = 1
}

resource "auth0users_user" "write_only" {
  connection_name     = "Username-Password-Authentication"
  email               = "ada@example.com"
  password_wo         = var.one
  password_wo_version = var.generation
}

resource "auth0users_user" "in_state" {
  connection_name = "Username-Password-Authentication"
  email           = "grace@example.com"
  password        = var.two
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  user "joan" {
    email = "joan@example.com"
  }
  password_hashes_wo         = { joan = var.hash }
  password_hashes_wo_version = var.generation
  mfa_factors_wo             = { joan = var.factors }
}

data "auth0users_user" "linked" {
  user_id = "google-oauth2|1"
}
`

// run is one world with a CLI that logs all there is to log.
type run struct {
	t   *testing.T
	w   *acctest.World
	d   *acctest.Workdir
	env []string
}

func newRun(t *testing.T, credentials func(w *acctest.World) (seed string, env []string)) *run {
	t.Helper()
	w := acctest.New(t)
	seed, env := credentials(w)
	w.Seed(seed + `
users:
  - user_id: google-oauth2|1
    email: linked@example.com
    identities: [{connection: google-oauth2, provider: google-oauth2, user_id: "1", isSocial: true, access_token: ` + idpToken + `, refresh_token: ` + idpToken + `}]
`)
	r := &run{t: t, w: w, d: w.NewWorkdir(family)}
	clitest.SkipBelow(t, r.d.CLI, 11, "write-only attributes")
	r.env = append([]string{"AUTH0_DOMAIN=" + w.URL, "TF_LOG=TRACE", "TF_LOG_PATH=" + r.file("trace.log")}, env...)
	return r
}

func (r *run) file(name string) string { return filepath.Join(r.d.Dir, name) }

// cli runs the CLI with these passwords and keeps its output among the files. It
// reports whether the CLI succeeded.
func (r *run) cli(one, two string, args ...string) bool {
	r.t.Helper()
	variables := []string{"TF_VAR_one=" + one, "TF_VAR_two=" + two, "TF_VAR_hash=" + hashWithKey, "TF_VAR_factors=" + factors}
	out, err := r.d.CLI.Run(r.t.Context(), r.d.Dir, append(variables, r.env...), args...)
	f, openErr := os.OpenFile(r.file("output.txt"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if openErr != nil {
		r.t.Fatal(openErr)
	}
	if _, writeErr := f.WriteString(out); writeErr != nil {
		r.t.Fatal(writeErr)
	}
	if closeErr := f.Close(); closeErr != nil {
		r.t.Fatal(closeErr)
	}
	return err == nil
}

// must is cli for what has to succeed.
func (r *run) must(one string, args ...string) {
	r.t.Helper()
	if !r.cli(one, inState, args...) {
		r.t.Fatalf("%v failed:\n%s", args, r.read("output.txt"))
	}
}

func (r *run) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(r.file(name))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

// zipped is everything inside a plan file.
func (r *run) zipped(name string) string {
	r.t.Helper()
	archive, err := zip.OpenReader(r.file(name))
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	var all strings.Builder
	for _, entry := range archive.File {
		content, err := entry.Open()
		if err != nil {
			r.t.Fatal(err)
		}
		if _, err := io.Copy(&all, content); err != nil {
			r.t.Fatal(err)
		}
		if err := content.Close(); err != nil {
			r.t.Fatal(err)
		}
	}
	return all.String()
}

// clean fails the test for each secret that is in a text, however it is written there.
func (r *run) clean(where, text string, secrets ...string) {
	r.t.Helper()
	for _, secret := range secrets {
		for spelling, form := range spellings(secret) {
			if at := strings.Index(text, spelling); at >= 0 {
				r.t.Errorf("%s holds the secret %q, %s: ...%s...", where, secret, form, text[max(at-200, 0):min(at+100, len(text))])
			}
		}
	}
	if found := jwt.FindStringIndex(text); found != nil {
		r.t.Errorf("%s holds a token: ...%s...", where, text[max(found[0]-200, 0):found[1]])
	}
}

// spellings are the ways in which a secret may have been written down, each with
// what to call it.
func spellings(secret string) map[string]string {
	inJSON := func(text string) string {
		quoted, err := json.Marshal(text)
		if err != nil {
			panic(err) // Strings always encode.
		}
		return string(quoted[1 : len(quoted)-1])
	}
	// The CLI's log escapes quotes only.
	inLog := strings.ReplaceAll(inJSON(secret), `"`, `\"`)
	forms := map[string]string{
		url.QueryEscape(secret): "in a form", url.PathEscape(secret): "in a path",
		inJSON(inJSON(secret)): "in JSON in JSON", inLog: "in JSON in the log", inJSON(secret): "in JSON", secret: "plain",
	}
	// In the middle of base64 text, the secret begins at one of three offsets. What
	// the neighbours have a part in is cut off.
	for offset := range 3 {
		padded := strings.Repeat("\x00", offset) + secret
		for name, encoding := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			text := encoding.EncodeToString([]byte(padded))
			forms[text[(offset*8+5)/6:len(padded)*8/6]] = "in " + name
		}
	}
	return forms
}

// echoed drives the CLI against a tenant that quotes the whole request, its Authorization header
// included, in every field and header of an error.
func (r *run) echoed() {
	r.t.Helper()
	const quoting = ` status=400 json-set statusCode=400 json-set error={request} json-set error_description={request} json-set message={request} ` +
		`json-set errorCode={authorization} header X-Request-Id={request} header Cf-Ray={authorization} header Retry-After={request} header X-RateLimit-Limit={authorization}`
	for _, routes := range [][]string{{"PATCH /users/{id}"}, {"GET /users/{id}", "GET /users"}, {"POST /oauth/token"}} {
		rules := make([]string, len(routes))
		for i, route := range routes {
			rules[i] = route + quoting
		}
		r.w.Faults(rules...)
		if r.cli(writeOnlyOne, inState, "apply", "-auto-approve", "-input=false", "-var=generation=3") && routes[0] != "POST /oauth/token" {
			r.t.Fatalf("%q: an error went unnoticed", routes)
		}
	}
	r.w.Faults()
	if out := r.read("output.txt"); !strings.Contains(out, "***") {
		r.t.Errorf("nothing was quoted, so this test looks in the wrong place:\n%s", out)
	}
}

// TestAccSecrets drives the real provider binary through failures and successes, all
// of it logged at TRACE, and looks for secrets in everything that is written.
func TestAccSecrets(t *testing.T) {
	t.Parallel()
	key := newKey(t)
	for name, credentials := range map[string]func(w *acctest.World) (seed string, env []string){
		"client secret": func(*acctest.World) (string, []string) {
			return fmt.Sprintf("clients: [{id: app, secret: %q}]", clientSecret),
				[]string{"AUTH0_CLIENT_ID=app", "AUTH0_CLIENT_SECRET=" + clientSecret}
		},
		"private key": func(*acctest.World) (string, []string) {
			return "clients:\n  - id: app\n    public_key: |\n      " + strings.ReplaceAll(strings.TrimSpace(key.public), "\n", "\n      "),
				[]string{"AUTH0_CLIENT_ID=app", "AUTH0_CLIENT_SECRET=", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY=" + key.private}
		},
		"token": func(w *acctest.World) (string, []string) {
			return "", []string{"AUTH0_API_TOKEN=" + w.Emulator.APIToken()}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, credentials)

			// Refused, and with answers that get lost.
			if r.cli(weakPassword, weakPassword, "apply", "-auto-approve", "-input=false") {
				t.Fatal("a weak password was accepted")
			}
			if out := r.read("output.txt"); !strings.Contains(out, "PasswordStrengthError") {
				t.Fatalf("the failure is another one:\n%s", out)
			}
			r.w.Faults("POST /users drop-after count=2", "PATCH /users/{id} drop-after count=1", "GET /users/{id} truncate nth=1")
			r.must(writeOnlyOne, "plan", "-input=false", "-out=first.tfplan")
			r.must(writeOnlyOne, "show", "-json", "first.tfplan")
			r.must(writeOnlyOne, "apply", "-input=false", "first.tfplan")
			// Another password, and its answer is lost as well.
			r.must(writeOnlyTwo, "plan", "-input=false", "-out=second.tfplan", "-var=generation=2")
			r.must(writeOnlyTwo, "apply", "-input=false", "second.tfplan")
			if n := len(r.w.Users()); n != 4 {
				t.Fatalf("%d users, want 4", n)
			}

			r.echoed()

			never := []string{clientSecret, idpToken, writeOnlyOne, writeOnlyTwo, hashKey, factorSecret, r.w.Emulator.APIToken()}
			never = append(never, key.lines...)
			always := append([]string{weakPassword, inState}, never...)
			log := r.read("trace.log")
			for _, proof := range []string{"Request to Auth0", "Body of the answer", "No answer from Auth0", "ada@example.com", "linked@example.com", "an import job has ended"} {
				if !strings.Contains(log, proof) {
					t.Errorf("the log is not the one to look at: it lacks %q", proof)
				}
			}
			r.clean("the log", log, always...)
			r.clean("the first plan", r.zipped("first.tfplan"), never...)
			r.clean("the second plan", r.zipped("second.tfplan"), never...)
			r.clean("the first plan file", r.read("first.tfplan"), always...)
			r.clean("the state", r.read("terraform.tfstate"), append([]string{weakPassword}, never...)...)
			if !strings.Contains(r.read("terraform.tfstate"), inState) {
				t.Error("the password attribute is not in the state, so this test looks in the wrong place")
			}

			// What the terminal has seen, but for show -json of a plan, where the CLI itself prints the password attribute.
			r.clean("the output", strings.ReplaceAll(r.read("output.txt"), inState, ""), append([]string{weakPassword}, never...)...)
		})
	}
}

// TestSpellings: every way to write a secret down is found.
func TestSpellings(t *testing.T) {
	t.Parallel()
	const secret = `Sentinel "quoted"/+~`
	for _, text := range []string{
		secret, url.QueryEscape(secret), `{"password":"Sentinel \"quoted\"/+~"}`,
		base64.StdEncoding.EncodeToString([]byte(`{"a":"` + secret + `"}`)), base64.StdEncoding.EncodeToString([]byte(`x` + secret)),
		base64.RawURLEncoding.EncodeToString([]byte(`xy` + secret + `z`)), base64.StdEncoding.EncodeToString([]byte(secret)),
		`body="{\"password\":\"Sentinel \\"quoted\\"/+~\"}"`, `{"body":"{\"password\":\"Sentinel \\\"quoted\\\"/+~\"}"}`,
	} {
		found := false
		for spelling := range spellings(secret) {
			found = found || strings.Contains(text, spelling)
		}
		if !found {
			t.Errorf("not found in %s", text)
		}
	}
}

type keyPair struct {
	private, public string
	lines           []string // of the private key
}

func newKey(t *testing.T) keyPair {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	private := string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}))
	pair := keyPair{private: private, public: string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public}))}
	for line := range strings.Lines(private) {
		if line = strings.TrimSpace(line); len(line) > 16 && !strings.HasPrefix(line, "---") {
			pair.lines = append(pair.lines, line)
		}
	}
	return pair
}
