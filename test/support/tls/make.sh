#!/bin/sh
# Makes the certificates of this folder anew: sh test/support/tls/make.sh (openssl 3). The key of the authority is thrown away.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

names='subjectAltName = DNS:localhost,DNS:*.faults.test,IP:127.0.0.1,IP:::1'
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }
mkdir new && : > index.txt && echo 1000 > serial
cat > ca.cnf <<END
[ca]
default_ca = own
[own]
dir = .
database = index.txt
serial = serial
new_certs_dir = new
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[leaf]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
$names
END

key ca.key
openssl req -x509 -new -key ca.key -subj '/CN=badge-verify test authority' -days 36500 -out "$here/ca.pem" \
  -addext 'keyUsage=critical,keyCertSign,cRLSign'
key "$here/server.key"
openssl req -new -key "$here/server.key" -subj '/CN=badge-verify test server' -out server.csr
signed() { openssl ca -batch -config ca.cnf -extensions leaf -cert "$here/ca.pem" -keyfile ca.key -in server.csr -notext "$@" 2>/dev/null; }
signed -startdate 20200101000000Z -enddate 21200101000000Z -out "$here/server.pem"
signed -startdate 20200101000000Z -enddate 20200102000000Z -out "$here/expired.pem"
openssl req -x509 -new -key "$here/server.key" -subj '/CN=badge-verify test server' -days 36500 -addext "$names" -out "$here/self-signed.pem"
