// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package token

import (
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"time"
)

// Certificate is the public half of the key as a certificate of the key's own, in PEM,
// as tenants show it. It is made once.
func (k *Key) Certificate(name string) string {
	k.certify.Do(func() {
		const years = 10
		from := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
		template := &x509.Certificate{
			SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: from, NotAfter: from.AddDate(years, 0, 0),
		}
		der, err := x509.CreateCertificate(rand.Reader, template, template, &k.private.PublicKey, k.private)
		if err != nil {
			panic("emulator: a certificate of a sound key: " + err.Error())
		}
		k.certificate = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	})
	return k.certificate
}
