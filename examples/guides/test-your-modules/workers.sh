#!/bin/sh
# For tests in any language: a tenant for each worker, and the same content for each test.
# AUTH0_DOMAIN is that of a running auth0-emulator.
set -eu
post() { curl -fsS -X POST --data-binary "$2" "$1"; }

# {"domain":"http://127.0.0.1:...","client_id":"...","client_secret":"...","api_token":"..."}
worker=$(post "$AUTH0_DOMAIN/_emulator/tenants" '{"name": "worker-1"}')
domain=$(echo "$worker" | sed 's/.*"domain": *"\([^"]*\)".*/\1/')
token=$(echo "$worker" | sed 's/.*"api_token": *"\([^"]*\)".*/\1/')

# What all tests of this worker start with.
post "$domain/_emulator/seed" 'users: [{user_id: email|ada, connection: email, email: ada@example.com}]'
post "$domain/_emulator/snapshot" '{"name": "clean"}'

for test in one two; do
	# The test. It would see a user whom the one before has deleted.
	curl -fsS -o "user-$test.json" -H "Authorization: Bearer $token" "$domain/api/v2/users/email%7Cada"
	curl -fsS -X DELETE -H "Authorization: Bearer $token" "$domain/api/v2/users/email%7Cada"
	post "$domain/_emulator/restore" '{"name": "clean"}'
	post "$domain/_emulator/reset" '' # the counters of /_emulator/stats
done
curl -fsS -X DELETE -d '{"name": "worker-1"}' "$AUTH0_DOMAIN/_emulator/tenants"
