// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxSeed bounds a seed sent over HTTP, in bytes: room for 100,000 users and more.
const maxSeed = 1 << 30

// serveControl serves the emulator's own endpoints. They need no token, are
// not counted and suffer no faults, and are closed to web pages:
//
//	GET  /_emulator/stats   counters, see Stats
//	POST /_emulator/reset   counters to zero, log emptied
//	GET  /_emulator/log     the last requests, see LogEntry
//	POST /_emulator/seed    body = a seed in YAML or JSON
//	GET  /_emulator/seed-schema  the JSON Schema of seeds
//	POST /_emulator/snapshot  body = {"name":"..."}, keeps the tenant as it is
//	POST /_emulator/restore   the same body, brings it back; none: as at the start
//	POST /_emulator/tenants   body = {"name":"..."}, another tenant, answers where it is
//	DELETE /_emulator/tenants the same body, ends it
//	POST /_emulator/faults  body = {"rules":["..."]}, replaces the rules
//	POST /_emulator/logins  body = a Login, answers a LoginResult
//	POST /_emulator/failed-logins  body = a FailedLogin
//	POST /_emulator/passwords body = {"user_id":"...","password":"..."}, answers {"matches":true}
func (s *Server) serveControl(w http.ResponseWriter, r *http.Request) {
	if refused := s.guardControl(r); refused != nil {
		write(r.Context(), w, wire.ErrorAnswer(refused), nil)
		return
	}
	write(r.Context(), w, s.control(r), nil)
}

func (s *Server) control(r *http.Request) wire.Answer {
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxSeed))
	if err != nil {
		return controlResult(err)
	}
	switch r.Method + " " + strings.TrimPrefix(r.URL.Path, emulatorPrefix) {
	case "GET stats":
		return wire.NewAnswer(http.StatusOK, s.Stats())
	case "POST reset":
		s.ResetStats()
		return wire.NewAnswer(http.StatusNoContent, nil)
	case "GET log":
		return wire.NewAnswer(http.StatusOK, s.requests.entries())
	case "POST seed":
		seed, err := parseSeed(bytes.NewReader(raw))
		if err == nil {
			err = s.Apply(seed)
		}
		return controlResult(err)
	case "POST snapshot":
		return controlResult(s.saveSnapshot(raw))
	case "POST restore":
		return controlResult(s.restoreSnapshot(raw))
	case "POST tenants":
		address, err := s.makeTenant(r.Context(), raw)
		if err != nil {
			return controlResult(err)
		}
		return wire.NewAnswer(http.StatusCreated, address)
	case "DELETE tenants":
		return controlResult(s.dropTenant(raw))
	case "GET seed-schema":
		return wire.NewAnswer(http.StatusOK, json.RawMessage(seedSchema))
	case "POST faults":
		var body struct {
			Rules []string `json:"rules"`
		}
		err := json.Unmarshal(raw, &body)
		if err == nil {
			err = s.SetFaults(body.Rules...)
		}
		return controlResult(err)
	case "POST logins":
		var login Login
		if err := json.Unmarshal(raw, &login); err != nil {
			return controlResult(err)
		}
		result, err := s.Login(login)
		if err != nil {
			return controlResult(err)
		}
		return wire.NewAnswer(http.StatusCreated, result)
	case "POST failed-logins":
		var failed FailedLogin
		err := json.Unmarshal(raw, &failed)
		if err == nil {
			err = s.FailLogin(failed)
		}
		return controlResult(err)
	case "POST passwords":
		var body struct {
			UserID   string `json:"user_id"`
			Password string `json:"password"`
		}
		err := json.Unmarshal(raw, &body)
		var matches bool
		if err == nil {
			matches, err = s.CheckPassword(body.UserID, body.Password)
		}
		if err != nil {
			return controlResult(err)
		}
		return wire.NewAnswer(http.StatusOK, map[string]bool{"matches": matches})
	default:
		return wire.ErrorAnswer(errNotFoundRoute())
	}
}

func controlResult(err error) wire.Answer {
	if err != nil {
		return wire.ErrorAnswer(errBadRequest("", err.Error()))
	}
	return wire.NewAnswer(http.StatusNoContent, nil)
}
