// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import "strings"

// words are what messages of the service, of gateways and of programs consist of. A password that is
// one of them cannot be told from the message.
var words = func() map[string]struct{} {
	set := map[string]struct{}{}
	for word := range strings.FieldsSeq(`
about above accept accepted access account accounts action active actual add added additional address admin administrator after again
against all allowed already also always and another answer any api app application applications are array assigned associated audience
auth auth0 authenticated authentication authenticator authorization authorized available away back bad base basic bearer because been
before being below between blank block blocked body both browser but call called came can cannot change changed changes character
characters check choose client code common complete completed conflict connect connection connections contact contain contains content
cookie correct could count create created creation credential credentials current custom customer data database date default delete
deleted denied description detail details device dictionary different digit digits disabled does domain done down duplicate during each
email e-mail empty enabled end endpoint enough enter entity entries entry error errors event every exceeded exist existing exists expected
expired expires external factor failed failure false feature field fields file final find first following for forbidden format found from
full function gateway get given global grant granted group groups guest had has hash have header headers help here high history host hour
how identifier identifiers identity import in inactive index info information input insufficient integer internal into invalid is issue
issued issuer item items its job json key keys language last least length less letter letters level limit limited link linked list local
location locked log login long longer lower lowercase made mail main malformed manage management many maximum may member members message
metadata method minimum minute missing mode more most multiple must name names need needed network never new next no none not nothing null
number numbers object off old one only open operation option optional options or order organization organizations other out own page parameter
parameters part pass passkey password passwords path pattern payload per permission permissions permitted person phone picture plan please
policy possible present previous primary private problem process processed profile properties property provide provided provider proxy
public query quota range rate reached read reason received recovery redirect refresh refused registered rejected remaining remove removed
repeated request requested requests require required requires requirements reset resource response result retry revoked right role roles
root rule same schema scope scopes search second seconds secret secure security send sent server service session set settings short should
sign signature signed signin signup similar simple size so some special specified start state status stop string strong subject subscription
success successful support supported sync system tenant test text than that the their them then there these they this through time timeout
times to token tokens too total true try two type unable unauthorized unavailable under unexpected unique unknown unsupported until update
updated upper uppercase url use used user username users using valid validation value values verification verified verify version via wait
was weak web when where which while who will with within without word words wrong year yes you your zero
`) {
		set[word] = struct{}{}
	}
	return set
}()

// ordinary reports whether a text is such a word, in any case of its letters.
func ordinary(text string) bool {
	_, is := words[strings.ToLower(text)]
	return is
}
