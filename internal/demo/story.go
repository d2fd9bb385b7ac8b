// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"os"
	"path/filepath"
)

// story is what happens to the team. It names people of the quickstart's roster.
func (d *demo) story(ctx context.Context) error {
	d.say("Create the team: twelve people of roster.csv, in four connections, with the roles and permissions of their departments.")
	if err := d.terraform(ctx, "18 added, 0 changed, 0 destroyed", "apply", "-auto-approve"); err != nil {
		return err
	}

	d.say("Plan again: nothing to do.")
	if err := d.terraform(ctx, "No changes.", "plan"); err != nil {
		return err
	}

	d.say("An application notes that Amara likes dark mode (user_metadata.theme). That key is not ours: still nothing to do.")
	err := d.tenant.change(ctx, "amara.okafor@example.com", map[string]any{"user_metadata": map[string]any{"theme": "dark"}})
	if err != nil {
		return err
	}
	if err := d.terraform(ctx, "No changes.", "plan"); err != nil {
		return err
	}

	d.say("Behind our back somebody unblocks Felix, renames Elif and takes Dara's role away. The plan shows all three.")
	if err := d.tenant.change(ctx, "felix.brandt@example.com", map[string]any{"blocked": false}); err != nil {
		return err
	}
	if err := d.tenant.change(ctx, "elif.yildiz@example.com", map[string]any{"family_name": "Demir"}); err != nil {
		return err
	}
	if err := d.tenant.takeRole(ctx, "dara.oneill@example.com", "rol_dEmoSupporter002"); err != nil {
		return err
	}
	if err := d.terraform(ctx, "0 to add, 3 to change, 0 to destroy", "plan"); err != nil {
		return err
	}

	d.say("Put it right.")
	if err := d.terraform(ctx, "0 added, 3 changed, 0 destroyed", "apply", "-auto-approve"); err != nil {
		return err
	}

	d.say("Inês signed up with Google before there was Terraform. An import block brings her in, unchanged.")
	if err := os.WriteFile(filepath.Join(d.team, "ines.tf"), existing, 0o600); err != nil {
		return err
	}
	if err := d.terraform(ctx, "1 imported, 0 added, 0 changed, 0 destroyed", "apply", "-auto-approve"); err != nil {
		return err
	}
	if err := d.terraform(ctx, "No changes.", "plan"); err != nil {
		return err
	}

	if d.keep {
		return nil
	}
	d.say("Everybody leaves.")
	return d.terraform(ctx, "Resources: 19 destroyed", "destroy", "-auto-approve")
}
