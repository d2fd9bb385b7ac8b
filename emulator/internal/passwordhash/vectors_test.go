// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash_test

// password is what all vectors are hashes of. It has a letter that encodings disagree on.
const password = "Zoë & the 7 keys"

// vectors are hashes that others have made: Python's hashlib, OpenSSL, the crypt of the GNU C
// library, and hash-wasm for argon2.
var vectors = map[string]string{
	"md4, salt in front": `{"algorithm":"md4","hash":{"value":"52da8f7784a9d173f9342fc674821907","encoding":"hex"},"salt":{"value":"salt1"}}`,
	"md5, salt behind":   `{"algorithm":"md5","hash":{"value":"EauMrraJjthM1WtYb0awlw==","encoding":"base64"},"salt":{"value":"salt1","position":"suffix"}}`,
	"sha1, bare base64":  `{"algorithm":"sha1","hash":{"value":"47uVlwEz7cuFFMelbwOBsXIZVRc","encoding":"base64"}}`,
	"sha256, upper hex, hex salt": `{"algorithm":"sha256","hash":{"encoding":"hex","value":"C9A745E1DCD997103E6A1C5D0FA311D5DB692161AEC748831A88E5B648E38759"},
		"salt":{"value":"00FF10","encoding":"hex","position":"prefix"}}`,
	"sha512, base64 salt": `{"algorithm":"sha512","hash":{"encoding":"hex",
		"value":"603dc67a4a3371f734d9779e158b6a863c289bc76668f7ecc9fb5407f640083252383cde3ac7e99fbdbcb1dd77ef7d0f1f024d43472b6516071056113087de52"},
		"salt":{"value":"AP8Q","encoding":"base64","position":"suffix"}}`,
	"utf16le": `{"algorithm":"sha256","hash":{"value":"02710d5d24d3a6b9959a61edab0942d08c652e4ee6c8ce60f19f0d3c4c2e6009","encoding":"hex"},"password":{"encoding":"utf16le"}}`,
	"ucs2":    `{"algorithm":"sha256","hash":{"value":"02710d5d24d3a6b9959a61edab0942d08c652e4ee6c8ce60f19f0d3c4c2e6009","encoding":"hex"},"password":{"encoding":"ucs2"}}`,
	"latin1":  `{"algorithm":"sha256","hash":{"value":"91b499a1db2a21f65d27957034294794a53ded05466d89c0a9bdb71e36c1298a","encoding":"hex"},"password":{"encoding":"latin1"}}`,
	"binary":  `{"algorithm":"sha256","hash":{"value":"91b499a1db2a21f65d27957034294794a53ded05466d89c0a9bdb71e36c1298a","encoding":"hex"},"password":{"encoding":"binary"}}`,

	"hmac md4":       `{"algorithm":"hmac","hash":{"value":"Jpf/6hLOPpytacyeUXAlvg==","encoding":"base64","digest":"md4","key":{"value":"a key"}}}`,
	"hmac md5":       `{"algorithm":"hmac","hash":{"value":"LfJcxbMzayGAuSum13EfaQ==","encoding":"base64","digest":"md5","key":{"value":"a key","encoding":"utf8"}}}`,
	"hmac ripemd160": `{"algorithm":"hmac","hash":{"value":"5pTCG4cm_9SpPezziGszkzMxlIw","encoding":"base64","digest":"ripemd160","key":{"value":"a key"}}}`,
	"hmac sha1":      `{"algorithm":"hmac","hash":{"value":"W2rgANcYj7jhLGHIgNP7brm28/8=","encoding":"base64","digest":"sha1","key":{"value":"a key"}}}`,
	"hmac sha224":    `{"algorithm":"hmac","hash":{"value":"FUtOqCw8kPmaSnPWh3SuNU4lQ3yiS6sSnNsVLg==","encoding":"base64","digest":"sha224","key":{"value":"a key"}}}`,
	"hmac sha256":    `{"algorithm":"hmac","hash":{"value":"cXddFxqBJr+9cTQ2FqsgMR5ACkzFYYmvCkHjZmhW8ic=","encoding":"base64","digest":"sha256","key":{"value":"a key"}}}`,
	"hmac sha384": `{"algorithm":"hmac","hash":{"value":"UK0iopd3EUM2Gb4n32n3VHa1yGuY0N/EoK/L2/678/AEE/3LKZI2W6id2pW4lP5j","encoding":"base64",
		"digest":"sha384","key":{"value":"a key"}}}`,
	"hmac sha512": `{"algorithm":"hmac","hash":{"value":"gv6Yc1hzQyvUqZh8F1DS5TjIHXu9vREXhC58WVJtODWyoAgjAyBf/yQBYhq0cLkI5UNJE1+XmUJ6wpbcjwEixw==",
		"encoding":"base64","digest":"sha512","key":{"value":"a key"}}}`,
	"hmac whirlpool": `{"algorithm":"hmac","hash":{"value":"J3Cxhr4ZkkawR+9xcFJkXDXBDERJYddcJCKEM8cVY+DF8txSZYekZ3979Tf9PxWSwDIckh7IkaCXhkh6wdQIPg==",
		"encoding":"base64","digest":"whirlpool","key":{"value":"a key"}}}`,
	"hmac, hex key": `{"algorithm":"hmac","hash":{"value":"17078237d7d1bd954f5a635d54b4b878a6f6fb8352701d72f6d0a57a422c180a","encoding":"hex","digest":"sha256",
		"key":{"value":"736868","encoding":"hex"}}}`,

	"ldap MD5":     `{"algorithm":"ldap","hash":{"value":"{MD5}DfMPXkdL82fOCjfL63Q7bw=="}}`,
	"ldap SMD5":    `{"algorithm":"ldap","hash":{"value":"{SMD5}iU/owNeetKg4PxDnTp1qkHBpbmNo","encoding":"utf8"}}`,
	"ldap SHA":     `{"algorithm":"ldap","hash":{"value":"{SHA}47uVlwEz7cuFFMelbwOBsXIZVRc="}}`,
	"ldap SSHA":    `{"algorithm":"ldap","hash":{"value":"{SSHA}Bz7J2x2U15E9hMCh+FwGiFvgtZdwaW5jaA=="}}`,
	"ldap SHA256":  `{"algorithm":"ldap","hash":{"value":"{SHA256}keeOp97D6V9FwpfYQ5CqILyoMWdXoommJIXV6GIUsSI="}}`,
	"ldap SSHA224": `{"algorithm":"ldap","hash":{"value":"{SSHA224}/Ix8+MPVe2O8stLelkomYazbr/ZwXWfC1e22SnBpbmNo"}}`,
	"ldap SSHA384": `{"algorithm":"ldap","hash":{"value":"{SSHA384}nHzGTHrSV6+7gjkwmNXvnSUZ1tYK3sO6+EgcUSB6exI8gkneOhPFdpS8C8iLsFnBcGluY2g="}}`,
	"ldap ssha512": `{"algorithm":"ldap","hash":{"value":"{ssha512}A9w5Nan659v/2XgpqtgerpxGnZ8TZLI2T5KT+QAqI4F3NDchw5qruOwtQMsL8BaxqZzXvGqRRC57zQngeYzMZHBpbmNo"}}`,

	"pbkdf2 sha1": `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$i=1000,l=20$Z3JhaW4gb2Ygc2FsdA$KgFQcZGatcCzMAw3jjuxPS2Klak"}}`,
	"pbkdf2 RSA-SHA512": `{"algorithm":"pbkdf2","hash":{"value":
		"$pbkdf2-RSA-SHA512$i=1000,l=64$Z3JhaW4gb2Ygc2FsdA$WEqCe33Y2kgbvkPoTKBhsog+Xc4Tx+KGmaR3vYKDIUC4Dc7Wgelsyd1tpA40kU7JBy8OwtZejVU8IZLsMEjAtQ"}}`,
	"pbkdf2 sha256WithRSAEncryption": `{"algorithm":"pbkdf2","hash":{"value":
		"$pbkdf2-sha256WithRSAEncryption$i=1000,l=32$Z3JhaW4gb2Ygc2FsdA$M+LsDM/RbxfVXW6mgsVnFORZkBviRQtZDtWzfGt+m3M","encoding":"utf8"}}`,
	"pbkdf2 ssl3-md5": `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-ssl3-md5$i=1000,l=16$Z3JhaW4gb2Ygc2FsdA$G906/YFCBVG7ava9uk2lkg"}}`,
	"pbkdf2 defaults": `{"algorithm":"pbkdf2","hash":{"value":
		"$pbkdf2-sha512$Z3JhaW4gb2Ygc2FsdA$VPWHFzX37uEhSfAo3GU3l/nBZpjB1rqgroKMgnnUIWHFZTHKQxYDHzQ76AR55GfR7H1fnQv70/f+SfaacT1Spg"}}`,
	"pbkdf2 md4":       `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-md4$i=1000,l=24$Z3JhaW4gb2Ygc2FsdA$AOJ7wPaFdJu9qiPglrdwz096w8bpSSrz"}}`,
	"pbkdf2 whirlpool": `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-whirlpool$l=24,i=1000$Z3JhaW4gb2Ygc2FsdA$1Pledxmt7UOo6jthlanaNOa3f/J/EesK"}}`,
	"pbkdf2 rmd160":    `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-rmd160$i=1000,l=24$Z3JhaW4gb2Ygc2FsdA$XPjJg+R/+BoQkPlNSv+bBsd+a2mO3t7j"}}`,

	"scrypt, defaults": `{"algorithm":"scrypt","hash":{"encoding":"hex",
		"value":"72c092c431271d7f581e67fea90d01e5c10f3f4526def7a52636a4ad0676724971f92f1c17523a15d647e99cbe753295f4878e834508ab097da579622533aca7"},
		"salt":{"value":"abc123"},"keylen":64}`,
	"scrypt, parameters": `{"algorithm":"scrypt","hash":{"value":"fJS1ddekFEINOq18ecg4OyhDN2jNYRKtl1rubUFEOSk=","encoding":"base64"},
		"salt":{"value":"00ff10","encoding":"hex"},"keylen":32,"cost":1024,"blockSize":4,"parallelization":2}`,

	"bcrypt 2a":   `{"algorithm":"bcrypt","hash":{"value":"$2a$04$abcdefghijklmnopqrstuuLOSYx/33k/pCzDP/dgbVsZkBJYUUTh6"}}`,
	"bcrypt 2b":   `{"algorithm":"bcrypt","hash":{"value":"$2b$04$abcdefghijklmnopqrstuuLOSYx/33k/pCzDP/dgbVsZkBJYUUTh6","encoding":"utf8"}}`,
	"bcrypt 2y":   `{"algorithm":"bcrypt","hash":{"value":"$2y$04$abcdefghijklmnopqrstuuLOSYx/33k/pCzDP/dgbVsZkBJYUUTh6"}}`,
	"bcrypt salt": `{"algorithm":"bcrypt","hash":{"value":"$2b$04$abcdefghijklmnopqrstuusCStZxJyaxdVWvXl3H5v2z6DH21Q21m"},"salt":{"value":"salt1","position":"prefix"}}`,

	"argon2id": `{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=2$Z3JhaW4gb2Ygc2FsdCAxNg$zUu6kpNjIIwMSx0xO6ejnHR1jwXyJ2h6aKABGG/Tk80"}}`,
	"argon2i":  `{"algorithm":"argon2","hash":{"value":"$argon2i$v=19$m=512,t=2,p=2$Z3JhaW4gb2Ygc2FsdCAxNg$uRR0Oh+WbkEquvidJu9mtuWijZOvNH81swUwQ8HWGxI","encoding":"utf8"}}`,
}
