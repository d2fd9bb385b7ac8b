// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// addressOf is where a method of the type sends codes: an e-mail address or a phone number, or the mask of
// one; "" for other types.
func addressOf(kind, email, phone types.String) string {
	switch kind.ValueString() {
	case client.MethodEmail:
		return email.ValueString()
	case client.MethodPhone:
		return phone.ValueString()
	}
	return ""
}

// isMaskedAddress reports whether an address of the type is only the mask of one.
func isMaskedAddress(kind types.String, address string) bool {
	if kind.ValueString() == client.MethodEmail {
		return client.IsMaskedEmail(address)
	}
	return kind.ValueString() == client.MethodPhone && client.IsMaskedPhoneNumber(address)
}

// fitsShown reports whether the configured address may be what the service shows for one of its type, which
// is a mask, or, in the answers to some writes, the address in its own spelling.
func fitsShown(kind types.String, address, shown string) bool {
	if kind.ValueString() == client.MethodEmail {
		return client.FitsMaskedEmail(address, shown)
	}
	return client.FitsMaskedPhoneNumber(address, shown)
}

// hidesPlanned reports whether a method of which only the mask is known may be the planned one, and nobody can
// tell.
func hidesPlanned(kind, hasEmail, hasPhone, plannedEmail, plannedPhone types.String) bool {
	has, planned := addressOf(kind, hasEmail, hasPhone), addressOf(kind, plannedEmail, plannedPhone)
	return planned != "" && isMaskedAddress(kind, has) && !isMaskedAddress(kind, planned) && fitsShown(kind, planned, has)
}

// hiddenBeside is a line about a method that hides its address, and the one that takes its place.
func (m userAuthenticationMethodModel) hiddenBeside(planned userAuthenticationMethodModel) string {
	mask, address := addressOf(m.Type, m.Email, m.PhoneNumber), addressOf(m.Type, planned.Email, planned.PhoneNumber)
	return hiddenLine(m.AuthenticationMethodID, mask, address)
}

func hiddenLine(id types.String, mask, address string) string {
	return fmt.Sprintf("  %s (%s), replaced by one for %s", id.ValueString(), mask, address)
}

// hiddenAddress says why methods that seem to be the configured ones are replaced.
func hiddenAddress(lines []string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Authentication Methods With Unknown Addresses Are Replaced", fmt.Sprintf(
		"Auth0 shows only a mask of these methods, which an import has brought or somebody else has made. The configured address or "+
			"number fits the mask, as others do, and nobody can tell whether codes go there now:\n\n%s\n\n"+
			"Applying the plan makes sure that they do. To keep an imported method as it is, whatever it hides, write its mask "+
			"into the configuration instead.",
		strings.Join(lines, "\n")))
}
