// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

const ada = `{
	"user_id": "auth0|65e1a2b3c4d5e6f708192a3b",
	"email": "Ada.Lovelace@Example.com",
	"email_verified": true,
	"username": "Ada-1815",
	"phone_number": "+15551234",
	"name": "Ada Lovelace",
	"given_name": "Ada",
	"family_name": "Lovelace",
	"nickname": "The Countess",
	"picture": "https://cdn.example.com/ada.png",
	"blocked": false,
	"created_at": "2025-12-01T09:30:00.123Z",
	"updated_at": "2025-12-31T23:59:59.999Z",
	"last_login": "2025-12-15T00:00:00.000Z",
	"last_password_reset": "2025-12-15T00:00:00.000Z",
	"last_ip": "203.0.113.7",
	"logins_count": 42,
	"multifactor": ["guardian"],
	"identities": [
		{"connection": "Username-Password-Authentication", "provider": "auth0", "user_id": "65e1a2b3c4d5e6f708192a3b", "isSocial": false},
		{"connection": "github", "provider": "github", "user_id": 12345, "isSocial": true, "profileData": {"email": "ada@work.example"}}
	],
	"user_metadata": {
		"plan": "Pro",
		"approved": true,
		"font_size": 13,
		"addresses": [{"cities": ["Paris", "London"]}, {"cities": "Turin"}],
		"zip": "01234",
		"empty_list": [], "empty_object": {}, "nothing": null, "hollow": {"a": [], "b": {"c": null}}
	},
	"app_metadata": {
		"tier": {"level": 3, "ratio": 1.50, "name": "gold"},
		"roles": ["admin", "Editor"],
		"code": "3",
		"big": 9007199254740993,
		"since": "2024-05-06",
		"https://example.com/team": "core"
	}
}`

// decode reads a user with json.Number or, as encoding/json does by itself,
// with float64.
func decode(t *testing.T, text string, useNumber bool) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	if useNumber {
		decoder.UseNumber()
	}
	var user map[string]any
	if err := decoder.Decode(&user); err != nil {
		t.Fatal(err)
	}
	return user
}

func TestMatch(t *testing.T) {
	t.Parallel()
	for name, queries := range map[string]map[string]bool{
		"field term": {
			`name:"Ada Lovelace"`: true,
			`name:Ada`:            false,
			`name:"Ada"`:          false,
			`user_id:"auth0|65e1a2b3c4d5e6f708192a3b"`:      true,
			`user_id:auth0|65e1a2b3c4d5e6f708192a3b`:        true,
			`user_id:auth0`:                                 false,
			`username : "Ada-1815"`:                         true,
			`username:Ada-1815`:                             true,
			`phone_number:"+15551234"`:                      true,
			`phone_number:\+15551234`:                       true,
			`last_ip:203.0.113.7`:                           true,
			`unknown:x`:                                     false,
			`name.raw:"Ada Lovelace"`:                       false,
			`user_id:"\u0061uth0|65e1a2b3c4d5e6f708192a3b"`: true,
		},
		"case": {
			`email:"ada.lovelace@example.com"`: true,
			`email:ADA.LOVELACE@EXAMPLE.COM`:   true,
			`name:"ada lovelace"`:              true,
			`given_name:ADA`:                   true,
			`family_name:lovelace`:             true,
			`nickname:"the countess"`:          true,
			`username:ada-1815`:                false,
			`identities.connection:GitHub`:     false,
			`user_metadata.plan:"Pro"`:         true,
			`user_metadata.plan:"pro"`:         false,
			`app_metadata.tier.name:Gold`:      false,
			`Name:"Ada Lovelace"`:              false,
		},
		"quotes and escapes": {
			`name:Ada\ Lovelace`:   true,
			`name:"Ada\ Lovelace"`: true,
			`name:"Ada*"`:          false,
			`name:Ada\*`:           false,
			`app_metadata.https\:\/\/example.com\/team:core`: false,
		},
		"bare term": {
			`ada`:                               true,
			`ADA`:                               true,
			`lovelace`:                          true,
			`"Ada Lovelace"`:                    true,
			`ada*`:                              true,
			`github`:                            true,
			`Pro`:                               false,
			`core`:                              false,
			`gold`:                              false,
			`true`:                              false,
			`42`:                                false,
			`12345`:                             true,
			`*`:                                 true,
			`*:*`:                               true,
			`"https://cdn.example.com/ada.png"`: false,
		},
		"metadata": {
			`app_metadata.tier.level:3`:        true,
			`app_metadata.tier.level:3.0`:      true,
			`app_metadata.tier.level:"3"`:      false,
			`app_metadata.tier.level:4`:        false,
			`app_metadata.tier.ratio:1.5`:      true,
			`app_metadata.tier.ratio:15e-1`:    true,
			`app_metadata.code:"3"`:            true,
			`app_metadata.code:3`:              true,
			`app_metadata.tier:gold`:           false,
			`app_metadata:gold`:                false,
			`user_metadata.approved:true`:      true,
			`user_metadata.approved:false`:     false,
			`user_metadata.approved:"true"`:    false,
			`user_metadata.zip:01234`:          true,
			`user_metadata.zip:1234`:           false,
			`user_metadata.font_size:13`:       true,
			`app_metadata.missing.deeper:x`:    false,
			`app_metadata.tier.level.deeper:3`: false,
		},
		"arrays": {
			`app_metadata.roles:admin`:               true,
			`app_metadata.roles:editor`:              false,
			`app_metadata.roles:("x" OR "Editor")`:   true,
			`user_metadata.addresses.cities:"Paris"`: true,
			`user_metadata.addresses.cities:"Turin"`: true,
			`user_metadata.addresses.cities:"Rome"`:  false,
		},
		"not indexed": {
			`_exists_:user_metadata.empty_list`:   false,
			`_exists_:user_metadata.empty_object`: false,
			`_exists_:user_metadata.nothing`:      false,
			`_exists_:user_metadata.hollow`:       false,
			`user_metadata.nothing:null`:          false,
			`user_metadata.empty_list:""`:         false,
		},
		"wildcards": {
			`email:ada*`:                 true,
			`email:a*`:                   true,
			`user_id:auth0*`:             true,
			`user_id:auth0|*`:            true,
			`name:*lace`:                 true,
			`name:*vel*`:                 true,
			`name:*xyz*`:                 false,
			`name:a*e`:                   true,
			`name:ad?\ *`:                true,
			`name:?da\ lovelace`:         true,
			`name:A?`:                    false,
			`username:ada*`:              false,
			`username:Ada*`:              true,
			`name:*`:                     true,
			`picture:*`:                  false,
			`last_ip:203.0.113.*`:        true,
			`identities.connection:git*`: true,
		},
		"numeric ranges": {
			`logins_count:[42 TO 42]`:  true,
			`logins_count:{42 TO 50]`:  false,
			`logins_count:[10 TO 42}`:  false,
			`logins_count:[10 TO 100}`: true,
			`logins_count:[9 TO 100]`:  true,
			`logins_count:[* TO 41]`:   false,
			`logins_count:[41.5 TO *]`: true,
			`logins_count:[-1 TO *}`:   true,
			`logins_count:[* TO *]`:    true,
			`logins_count:42`:          true,
			`logins_count:"42"`:        true,
			`logins_count:many`:        false,
		},
		"date ranges": {
			`last_login:[2025-12-01 TO 2025-12-31]`:                                       true,
			`updated_at:[2025-12-01 TO 2025-12-31]`:                                       true,
			`updated_at:[2025-12-01 TO 2025-12-31}`:                                       false,
			`updated_at:{2025-12-31 TO *]`:                                                false,
			`last_login:[* TO 2025-12-15}`:                                                false,
			`last_login:{2025-12-14 TO 2025-12-15]`:                                       true,
			`created_at:[2025-12-01T09:30:00.123Z TO 2025-12-01T09:30:00.123Z]`:           true,
			`created_at:{2025-12-01T09:30:00.123Z TO *]`:                                  false,
			`created_at:[* TO 2025-12-01T09:30:00.123Z}`:                                  false,
			`created_at:["2025-12-01T09:30:00.122Z" TO "2025-12-01T09:30:00.124Z"]`:       true,
			`created_at:{2025-12-01T09:30:00.122Z TO 2025-12-01T09:30:00.124Z}`:           true,
			`created_at:[2025-12-01T10:30:00.123+01:00 TO 2025-12-01T10:30:00.123+01:00]`: true,
			`created_at:2025-12-01`:                                                       true,
			`created_at:2025-12`:                                                          true,
			`created_at:2025-12-02`:                                                       false,
			`created_at:"2025-12-01T09:30:00.123Z"`:                                       true,
			`created_at:"2025-12-01T09:30:00.124Z"`:                                       false,
			`last_login:"2025-12-15T00:00:00.000Z"`:                                       true,
			`last_login:{2025-12-15T00:00:00.000Z TO *]`:                                  false,
		},
		"other ranges": {
			`name:[a TO b]`:                                  true,
			`name:[B TO C]`:                                  false,
			`app_metadata.tier.level:[1 TO 5]`:               true,
			`app_metadata.tier.level:[10 TO 50]`:             false,
			`app_metadata.code:[1 TO 5]`:                     false,
			`app_metadata.code:["1" TO "5"]`:                 true,
			`app_metadata.since:[2024-01-01 TO 2024-12-31]`:  true,
			`app_metadata.since:[* TO *]`:                    true,
			`app_metadata.missing:[* TO *]`:                  false,
			`picture:[a TO z]`:                               false,
			`email.domain:[example.com TO example.comz}`:     true,
			`created_at:([2020 TO 2021] OR [2025 TO 2026])`:  true,
			`created_at:([2020 TO 2021] AND [2025 TO 2026])`: false,
			`logins_count:("42" OR [100 TO *])`:              true,
		},
		"exists": {
			`_exists_:email`:                               true,
			`_exists_:email.domain`:                        true,
			`_exists_:app_metadata`:                        true,
			`_exists_:app_metadata.tier`:                   true,
			`_exists_:app_metadata.tier.level`:             true,
			`_exists_:app_metadata.tier.missing`:           false,
			`_exists_:user_metadata.addresses.cities`:      true,
			`_exists_:identities`:                          true,
			`_exists_:blocked`:                             true,
			`_exists_:phone_verified`:                      false,
			`_exists_:(phone_verified OR email)`:           true,
			`_exists_:"email"`:                             true,
			`_exists_:picture`:                             false,
			`NOT _exists_:logins_count OR logins_count:42`: true,
			`NOT _exists_:logins_count OR logins_count:0`:  false,
		},
		"operators": {
			`given_name:ada AND family_name:lovelace`:                true,
			`given_name:ada && family_name:byron`:                    false,
			`given_name:ada OR family_name:byron`:                    true,
			`given_name:x || family_name:byron`:                      false,
			`NOT given_name:ada`:                                     false,
			`!given_name:x`:                                          true,
			`-given_name:x`:                                          true,
			`given_name:x given_name:ada`:                            true,
			`given_name:ada NOT family_name:lovelace`:                false,
			`given_name:ada NOT family_name:byron`:                   true,
			`given_name:ada OR NOT family_name:lovelace`:             true,
			`+given_name:ada family_name:byron`:                      true,
			`+given_name:x family_name:lovelace`:                     false,
			`given_name:ada -family_name:lovelace`:                   false,
			`-given_name:x -family_name:byron`:                       true,
			`given_name:x AND family_name:byron OR given_name:ada`:   true,
			`given_name:ada OR family_name:byron AND given_name:x`:   true,
			`(given_name:ada OR family_name:byron) AND given_name:x`: false,
			`NOT (given_name:x OR family_name:byron)`:                true,
			`NOT NOT given_name:ada`:                                 true,
			`name:("Ada Lovelace" OR "Grace")`:                       true,
			`name:("Ada Lovelace" AND NOT "Grace")`:                  true,
			`name:("Grace" "Ada Lovelace")`:                          true,
			`name:(Grace OR email:ada*)`:                             true,
			`given_name:(ada) AND (((family_name:lovelace)))`:        true,
			`given_name:ada and`:                                     true,
			`AND\ x OR \OR`:                                          false,
		},
		"booleans": {
			`blocked:false`:            true,
			`blocked:"false"`:          true,
			`blocked:true`:             false,
			`email_verified:true`:      true,
			`identities.isSocial:true`: true,
		},
		"pseudo-fields and identities": {
			`email.domain:"example.com"`:                      true,
			`email.domain:EXAMPLE.COM`:                        true,
			`email.domain:example`:                            false,
			`email.domain:exam*`:                              true,
			`identities.connection:"github"`:                  true,
			`identities.user_id:12345`:                        true,
			`identities.user_id:"12345"`:                      true,
			`identities.profileData.email:"ada@work.example"`: true,
			`connection:"github"`:                             false,
		},
		"not searchable": {
			`picture:"https://cdn.example.com/ada.png"`: false,
			`last_password_reset:2025-12-15`:            false,
			`multifactor:guardian`:                      false,
			`NOT picture:x`:                             true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, useNumber := range []bool{true, false} {
				user := decode(t, ada, useNumber)
				for q, want := range queries {
					query, err := search.Parse(q)
					if err != nil {
						t.Errorf("Parse(%s): %v", q, err)
						continue
					}
					if got := query.Match(user); got != want {
						t.Errorf("%s (json.Number: %t): got %t, want %t", q, useNumber, got, want)
					}
				}
			}
		})
	}
}

func TestRangeOfNegativeNumbers(t *testing.T) {
	t.Parallel()
	for value, want := range map[float64]bool{-11: false, -10: true, -2.5: true, -2: false, 0: false, 5: false} {
		user := map[string]any{"app_metadata": map[string]any{"n": value}}
		if got := mustParse(t, "app_metadata.n:[-10 TO -2.5]").Match(user); got != want {
			t.Errorf("%v: got %t, want %t", value, got, want)
		}
	}
}

// Numbers beyond 2^53 differ although they are equal as float64.
func TestMatchIsExactForLargeNumbers(t *testing.T) {
	t.Parallel()
	user := decode(t, ada, true)
	for q, want := range map[string]bool{
		`app_metadata.big:9007199254740993`:                       true,
		`app_metadata.big:9007199254740992`:                       false,
		`app_metadata.big:[9007199254740993 TO *]`:                true,
		`app_metadata.big:{9007199254740992 TO 9007199254740993]`: true,
		`app_metadata.big:{9007199254740993 TO *]`:                false,
	} {
		query, err := search.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		if got := query.Match(user); got != want {
			t.Errorf("%s: got %t, want %t", q, got, want)
		}
	}
}
