// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// shutdownGrace is how long requests in flight may take after a signal.
const shutdownGrace = 5 * time.Second

// run serves until ctx ends. Standard output gets the four export lines and
// "ready", nothing else.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	cfg, err := parseFlags(args)
	if err != nil {
		return err
	}
	if cfg.schema {
		cfg.help = string(emulator.SeedSchema())
	}
	if cfg.help != "" {
		_, err := io.WriteString(stdout, cfg.help)
		return err
	}
	if err := checkAddr(cfg.addr, cfg.allowRemote); err != nil {
		return err
	}
	if cfg.verbose {
		cfg.options.Logger = slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	srv, err := emulator.New(cfg.options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, srv.Close()) }()

	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", cfg.addr)
	if err != nil {
		return err
	}
	domain := "http://" + ln.Addr().String()
	if cfg.tls {
		domain = ln.Addr().String()
		if ln, err = listenTLS(ln, cfg.tlsCA, append(localNames(), cfg.options.ControlHosts...)); err != nil {
			return err
		}
	}
	const headerTimeout = 10 * time.Second
	web := &http.Server{
		Handler: srv, ReadHeaderTimeout: headerTimeout,
		ErrorLog: slog.NewLogLogger(slog.NewTextHandler(stderr, nil), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- web.Serve(ln) }()

	_, err = fmt.Fprintf(stdout, "export AUTH0_DOMAIN='%s'\nexport AUTH0_CLIENT_ID='%s'\nexport "+
		"AUTH0_CLIENT_SECRET='%s'\nexport AUTH0_API_TOKEN='%s'\nready\n",
		domain, srv.ClientID(), srv.ClientSecret(), srv.APIToken())
	if err != nil {
		return errors.Join(fmt.Errorf("writing to standard output: %w", err), web.Close())
	}
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if err := web.Shutdown(grace); err != nil {
		return errors.Join(err, web.Close())
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listenTLS wraps ln with a certificate for the hosts, made for this run, and writes
// its CA.
func listenTLS(ln net.Listener, caFile string, hosts []string) (net.Listener, error) {
	cert, caPEM, err := selfSigned(time.Now(), hosts)
	if err != nil {
		return nil, errors.Join(err, ln.Close())
	}
	if caFile != "" {
		const worldReadable = 0o644 // a certificate is no secret
		if err := os.WriteFile(caFile, caPEM, worldReadable); err != nil {
			return nil, errors.Join(fmt.Errorf("writing the CA certificate: %w", err), ln.Close())
		}
	}
	return tls.NewListener(ln, &tls.Config{
		Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"},
	}), nil
}
