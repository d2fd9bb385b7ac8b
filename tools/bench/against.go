// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"flag"
	"fmt"
)

// againstFlags are the flags that say what to compare with.
func (o *options) againstFlags(fs *flag.FlagSet) {
	fs.StringVar(&o.against.Binary, "against", "", "`file` of a provider to compare with, by turns, over HTTPS: in the scenarios that the "+
		"flags choose, or, beside a matrix, in the one named against")
	fs.StringVar(&o.against.Address, "against-source", "auth0/auth0", "source `address` of that provider; its last part is "+
		"the prefix of its resource types")
	fs.IntVar(&o.repetitions, "repetitions", 3, "`number` of rounds of a comparison")
}

// choose sorts the scenarios into those that are measured and those that are
// compared. given says that flags have chosen them one by one.
func (o *options) choose(name string, given bool, byFlags func() ([]scenario, error)) (err error) {
	switch {
	case given && o.against.other():
		o.compared, err = byFlags()
	case given:
		o.scenarios, err = byFlags()
	case o.against.other() && name == matrixAgainst:
		o.compared, err = matrix(name)
	case o.against.other():
		if o.compared, err = matrix(matrixAgainst); err == nil {
			o.scenarios, err = matrix(name)
		}
	default:
		o.scenarios, err = matrix(name)
	}
	return err
}

// completeAgainst checks the flags of a comparison.
func (o *options) completeAgainst() error {
	if !o.against.other() {
		return nil
	}
	if o.repetitions < 1 {
		return fmt.Errorf("-repetitions %d: expected a positive number", o.repetitions)
	}
	o.against.Prefix, o.against.Permission = o.against.kind()+"_", syntaxBlock
	return o.against.complete("against", "against-source")
}
