// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "encoding/json"

// ConnectionOptions are the settings of a database that decide about its users.
type ConnectionOptions struct {
	// Known says that the answer had the options, in a shape that is understood.
	Known bool
	// RequiresUsername says that users must have a username, and that they may.
	RequiresUsername bool
	// Attributes are the flexible identifiers by attribute (email, username, phone_number), which replace
	// RequiresUsername; nil where the connection has none.
	Attributes map[string]IdentifierOptions
	// UsernameMin and UsernameMax are how many characters a username has; 0 where the answer has none.
	UsernameMin, UsernameMax int
	// Custom says that the users are in a database of somebody else's, or move from there.
	Custom bool
	// WithoutPassword says that users need no password.
	WithoutPassword bool
	// Password is what a password must be like.
	Password PasswordOptions
}

// IdentifierOptions are the settings of one flexible identifier.
type IdentifierOptions struct {
	Required bool // Whether a new user must have it.
	Shared   bool // Whether several users may have the same.
	Min, Max int  // Characters of a username; 0 where the answer has none.
	// LikeEmail and LikePhone say that a username may have the form of an e-mail address, or of a phone number.
	LikeEmail, LikePhone bool
}

// PasswordOptions are the rules for passwords, either the older level or the newer list.
type PasswordOptions struct {
	// Level is none, low, fair, good or excellent; "" where there is none.
	Level string
	// MinLength in characters; 0 where the answer has none.
	MinLength int
	// Types are the kinds of characters that are asked for: lowercase, uppercase, number, special.
	Types []string
	// ThreeOfFour says that three of the four kinds will do.
	ThreeOfFour bool
	// NoRepeats says that a character may be there twice in a row, and not three times.
	NoRepeats bool
}

// wireOptions are the options as the API answers them.
type wireOptions struct {
	RequiresUsername tolerantBool                 `json:"requires_username"`
	Attributes       map[string]*wireIdentifier   `json:"attributes"`
	Validation       struct{ Username wireRange } `json:"validation"`
	ImportMode       tolerantBool                 `json:"import_mode"`
	Custom           tolerantBool                 `json:"enabledDatabaseCustomization"`
	Methods          struct {
		Password struct {
			Enabled     tolerantBool `json:"enabled"`
			APIBehavior string       `json:"api_behavior"`
		} `json:"password"`
	} `json:"authentication_methods"`
	Level      string `json:"passwordPolicy"`
	Complexity struct {
		MinLength tolerantInt `json:"min_length"`
	} `json:"password_complexity_options"`
	Password struct {
		Complexity struct {
			MinLength tolerantInt `json:"min_length"`
			Types     []string    `json:"character_types"`
			Rule      string      `json:"character_type_rule"`
			Identical string      `json:"identical_characters"`
		} `json:"complexity"`
	} `json:"password_options"`
}

type wireIdentifier struct {
	Unique tolerantBool `json:"unique"`
	Signup struct {
		Status string `json:"status"`
	} `json:"signup"`
	Validation struct {
		Min     tolerantInt `json:"min_length"`
		Max     tolerantInt `json:"max_length"`
		Allowed struct {
			Email tolerantBool `json:"email"`
			Phone tolerantBool `json:"phone_number"`
		} `json:"allowed_types"`
	} `json:"validation"`
}

type wireRange struct {
	Min tolerantInt `json:"min"`
	Max tolerantInt `json:"max"`
}

// UnmarshalJSON never fails: options of an unknown shape are as good as none.
func (o *ConnectionOptions) UnmarshalJSON(data []byte) error {
	var w wireOptions
	*o = ConnectionOptions{}
	if readable := json.Unmarshal(data, &w) == nil; !readable {
		return nil
	}
	complexity := w.Password.Complexity
	*o = ConnectionOptions{
		Known: true, RequiresUsername: isTrue(w.RequiresUsername),
		UsernameMin: number(w.Validation.Username.Min), UsernameMax: number(w.Validation.Username.Max),
		Custom: isTrue(w.ImportMode) || isTrue(w.Custom),
		WithoutPassword: w.Methods.Password.Enabled.value != nil && !*w.Methods.Password.Enabled.value ||
			w.Methods.Password.APIBehavior != "" && w.Methods.Password.APIBehavior != "required",
		Password: PasswordOptions{
			Level: w.Level, MinLength: max(number(w.Complexity.MinLength), number(complexity.MinLength)), Types: complexity.Types,
			ThreeOfFour: complexity.Rule == "three_of_four", NoRepeats: complexity.Identical == "block",
		},
	}
	if w.Attributes != nil {
		o.Attributes = map[string]IdentifierOptions{}
	}
	for name, a := range w.Attributes {
		if a != nil {
			o.Attributes[name] = IdentifierOptions{
				Required: a.Signup.Status == "required", Shared: a.Unique.value != nil && !*a.Unique.value, Min: number(a.Validation.Min),
				Max:       number(a.Validation.Max),
				LikeEmail: isTrue(a.Validation.Allowed.Email), LikePhone: isTrue(a.Validation.Allowed.Phone),
			}
		}
	}
	return nil
}

func isTrue(b tolerantBool) bool { return b.value != nil && *b.value }

func number(i tolerantInt) int {
	if i.value == nil {
		return 0
	}
	return int(*i.value)
}
