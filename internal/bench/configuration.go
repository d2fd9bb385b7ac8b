package main

import (
	"fmt"
	"strings"
)

// configuration is main.tf of a scenario. The attribute that is changed later is
// an input variable.
func (p provider) configuration(s scenario) string {
	name := strings.TrimSuffix(p.Prefix, "_")
	var b strings.Builder
	fmt.Fprintf(&b, "terraform {\n  required_providers {\n    %s = {\n      source = %q\n    }\n  }\n}\n\n", name, p.Address)
	fmt.Fprintf(&b, "provider %q {\n%s\n}\n\n", name, p.Block)
	b.WriteString("variable \"theme\" {\n  default = \"dark\"\n}\n\n")
	fmt.Fprintf(&b, `resource "%suser" "bench" {
  count           = %d
  connection_name = %q
  email           = "bench-${count.index}@example.com"
  password        = %q
  user_metadata   = jsonencode({ theme = var.theme })
}
`, p.Prefix, s.Users, connection, password)
	if s.Assignments == assignNone {
		return b.String()
	}
	ids := make([]string, sharedRoles)
	for i := range ids {
		ids[i] = fmt.Sprintf("%q", roleID(i))
	}
	fmt.Fprintf(&b, `
locals {
  roles = [%[1]s]
}

resource "%[2]suser_roles" "bench" {
  count   = %[3]d
  user_id = %[2]suser.bench[count.index].id
  roles   = [local.roles[count.index %% %[4]d], local.roles[(count.index + 1) %% %[4]d]]
}
`, strings.Join(ids, ", "), p.Prefix, s.Users, sharedRoles)
	if s.Assignments == assignPermissions {
		fmt.Fprintf(&b, "\nresource \"%[1]suser_permissions\" \"bench\" {\n  count   = %[2]d\n  user_id = %[1]suser.bench[count.index].id\n%[3]s}\n",
			p.Prefix, s.Users, p.permissions())
	}
	return b.String()
}

// permissions are two permissions in the syntax of the provider.
func (p provider) permissions() string {
	var b strings.Builder
	if p.Permission == syntaxAttribute {
		b.WriteString("  permissions = [\n")
	}
	for _, scope := range []string{"read", "write"} {
		fields := fmt.Sprintf("name = %q\n    resource_server_identifier = %q", scope, api)
		if p.Permission == syntaxAttribute {
			fmt.Fprintf(&b, "    {\n    %s\n    },\n", fields)
		} else {
			fmt.Fprintf(&b, "  permissions {\n    %s\n  }\n", fields)
		}
	}
	if p.Permission == syntaxAttribute {
		b.WriteString("  ]\n")
	}
	return b.String()
}
