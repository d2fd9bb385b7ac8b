// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"time"
)

// localNames are the names of this machine that a certificate is for. The one with
// a dot is for clients that take nothing without one for a domain, such as the PHP
// SDK: whatever ends in .localhost is this machine for curl, browsers and systemd.
func localNames() []string {
	return []string{"localhost", "auth0-emulator.localhost", "127.0.0.1", "::1"}
}

// selfSigned makes a CA and a server certificate for the hosts, which are names or
// addresses, both valid from now for a year. It returns the CA as PEM.
func selfSigned(now time.Time, hosts []string) (tls.Certificate, []byte, error) {
	const serialBits = 120
	valid := func(cn string) (*x509.Certificate, *ecdsa.PrivateKey, error) {
		serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), serialBits))
		if err != nil {
			return nil, nil, err
		}
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		return &x509.Certificate{
			SerialNumber: serial, Subject: pkix.Name{CommonName: cn},
			NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(1, 0, 0), BasicConstraintsValid: true,
		}, key, err
	}
	ca, caKey, err := valid("auth0-emulator CA")
	if err != nil {
		return tls.Certificate{}, nil, fmt.Errorf("making the CA: %w", err)
	}
	ca.IsCA = true
	ca.KeyUsage = x509.KeyUsageCertSign
	leaf, leafKey, err := valid("auth0-emulator")
	if err != nil {
		return tls.Certificate{}, nil, fmt.Errorf("making the certificate: %w", err)
	}
	leaf.KeyUsage = x509.KeyUsageDigitalSignature
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	for _, host := range hosts {
		if ip := net.ParseIP(host); ip != nil {
			leaf.IPAddresses = append(leaf.IPAddresses, ip)
		} else {
			leaf.DNSNames = append(leaf.DNSNames, host)
		}
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, &caKey.PublicKey, caKey)
	if err != nil {
		return tls.Certificate{}, nil, fmt.Errorf("signing the CA: %w", err)
	}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, ca, &leafKey.PublicKey, caKey)
	if err != nil {
		return tls.Certificate{}, nil, fmt.Errorf("signing the certificate: %w", err)
	}
	caPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER})
	return tls.Certificate{Certificate: [][]byte{leafDER, caDER}, PrivateKey: leafKey}, caPEM, nil
}
