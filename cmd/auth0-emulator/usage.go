// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

// faultHelp is the rule that asks for the language of rules.
const faultHelp = "help"

// usage is the answer to -h, in at most 100 columns.
const usage = `Usage: auth0-emulator [flags]

Serves an emulated Auth0 tenant: the Management API around users, and /oauth/token. Prints where it
is as export lines for the shell, then "ready", and serves until it is interrupted.

Where it listens
  -addr HOST:PORT          port 0 takes a free one (default 127.0.0.1:4010)
  -allow-remote            allow an -addr that other machines can reach: its secrets are none
  -control-host NAME       further host name for /_emulator/, as of a container; may be repeated
  -tls                     HTTPS, with a certificate made now for 127.0.0.1, ::1, localhost,
                           auth0-emulator.localhost and each -control-host
  -tls-ca FILE             with -tls, write the CA certificate to trust to this file (PEM)

What is in the tenant
  -seed FILE               start with this content (default: connections and one client, no users)
  -seed-schema             print the JSON Schema of seeds, for editors, and end
  -data FILE               keep the tenant in this file between runs; nothing acknowledged is lost
                           on kill, and -seed counts for a new file only (default: in memory)

How it behaves
  -rate-limit PLAN         off, free, professional, enterprise, enterprise-nonprod, or R/B: requests
                           per second / burst (default off)
  -latency DURATION        add this to every answer (default 0s)
  -search-lag DURATION     how long GET /users does not see a write (default 0s)
  -log-lag DURATION        how long log entries stay unseen (default about 1s; -1s: seen at once)
  -job-time DURATION       how long a job takes (default: works at once, pending for 200ms; -1s: no
                           time at all)
  -fault RULE              strike requests; may be repeated; "help" prints the language of rules
  -true-totals             count all matches in the total of GET /users, which else stops at 1000
  -refuse-large-profiles   refuse profiles above 10 KB, as Auth0 will from 4 March 2027 on
  -tokensets               serve federated-connections-tokensets, which Auth0 had until July 2026
  -v                       log every request on standard error

Durations are as 250ms, 2s or 1m30s.

A seed is YAML or JSON, or the file of a users export of a real tenant (one user per line); gzip is
unpacked. Keys: clients, connections, resource_servers, roles, organizations, groups, users, tenant.
    users:
      - {connection: Username-Password-Authentication, email: ada@example.com, password: S3cret-1}

Endpoints for tests, without a token
  GET  /_emulator/stats, log     requests counted by route; the last 1,000 of them
  POST /_emulator/reset          both to nothing
  POST /_emulator/seed           add a seed: curl --data-binary @people.yaml
  POST /_emulator/snapshot       {"name": "before"}: keep the content as it is
  POST /_emulator/restore        bring it back; without a body, as the emulator started
  POST /_emulator/tenants        {"name": "worker-3"}: another tenant, answers where it is
  POST /_emulator/faults         {"rules": ["* 429 every=10"]}: in place of those before
  POST /_emulator/logins, failed-logins, passwords    what only people do in reality

Examples
  auth0-emulator -seed people.yaml
  auth0-emulator -addr 127.0.0.1:0 -rate-limit free -fault 'POST /users drop-after count=1'
  auth0-emulator -fault 'GET /users/{id} status=503 p=0.2 seed=7' -fault '* delay=1s nth=3'
  auth0-emulator >env & until grep -q ready env; do sleep 0.1; done; eval "$(grep ^export env)"

Exit codes: 0 after an interrupt (INT, TERM), -h, -seed-schema and -fault help; 1 after an error,
which is on standard error.
`
