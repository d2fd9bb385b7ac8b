// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

// Syntax describes the rule language for help texts.
const Syntax = `[METHOD] ROUTE ACTION... [OPTION...]
  METHOD  GET, POST, PATCH, PUT, DELETE or * (default)
  ROUTE   a route template such as /users or /users/{id}, /oauth/token, * (every Management API route)
          or ** (everything, the token endpoint as well)

  Actions that keep the work from being done:
    drop-before         close the connection
    status=503          answer this status, with an error body of the API, or {} below 400
    429                 answer as if a rate limit was hit
    html=502            answer a proxy's HTML page
    cache               repeat the first answer to the same GET, as a cache that never asks again

  Actions around the work:
    delay=1s            wait that long, then do the work
    delay-after=1s      do the work, then wait that long
    repeat              do the work twice, as a gateway that lost the first answer; repeat=3 for three times
    query-set NAME=VAL  change a parameter of the request
    query-del NAME      take a parameter out of the request
    job=failed          let the job that the request makes fail, before it does anything
    job=half            let it fail after half of the users of an import
    job=expired         let it do half, stay pending and fail after two hours, when jobs time out

  Actions that change the answer; several may follow each other, also behind those above:
    drop-after          close the connection without an answer
    status-after=500    replace the answer by this status, as status= does
    status-set=202      change the status alone
    html-after=504      replace the answer by a proxy's HTML page
    body='{}'           replace the body
    invalid-json        replace the body by something that is not JSON
    json-set PATH=VAL   set a member of the body: JSON, or else text
    json-del PATH       remove a member
    json-null-item PATH put a null into a list, before its first item
    total=5             set the total of a list
    reverse, shuffle    change the order of a list
    duplicate           put every item of a list in twice
    cursor=loop         next leads to the first page again, for ever
    cursor=fresh        the same, with a cursor that was never there before
    cursor=alternate    the same, with two cursors by turns
    header NAME=VAL     set a header
    header-del NAME     remove a header
    echo                quote the request, its Authorization header as well, in the message of the answer
    pad=1MB             add that much white space to the body
    truncate            send half of the body as if it were all: JSON that ends too soon
    cut                 close the connection half way through the body
    slow=2s             let the body trickle for that long

  PATH is a dotted path: user_id, identities.0.provider, users.*.email; . is the body itself, and for lists the list
  in it. VAL and the text of body= may hold {now}, {now+60}, {now-60} (UNIX seconds), {authorization} (that header of
  the request), {body} (of the request) and {request} (all of it). Quote what has blanks: 'a b' or "a b".

  OPTION  p=0.2       strike with this probability
          seed=7      of the random numbers (default 1): same seed, same sequence
          nth=3       strike only the third matching request
          every=5     strike every fifth matching request
          skip=10     leave the first ten matching requests alone
          count=2     strike at most twice
          match=TEXT  match only requests with this text in their URI or body
          when=409    match only requests whose work was answered with this status
Examples: "POST /users drop-after p=0.2 seed=7", "* 429 every=10", "GET /users/{id} status=503 count=2",
  "GET /users json-null-item users", "GET /users/{id} json-set user_id=auth0|other header X-RateLimit-Remaining=0",
  "POST /users when=409 status-after=400 json-set message='The username provided is in use already.'"
`
