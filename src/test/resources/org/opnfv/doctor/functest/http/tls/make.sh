#!/bin/sh
# Makes the files beside it again, with OpenSSL 3: certificates that are good from 2020 to 2120, and keys of each form. None is a secret: nobody trusts them.
set -e
cd "$(dirname "$0")"
rm -f ./*.pem; dir=$(mktemp -d); pass=pass:s3same
printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index\ndefault_md=sha256\ndefault_crl_days=36500\nserial=%s/serial\nnew_certs_dir=%s\nunique_subject=no\npolicy=p\n[p]\ncommonName=supplied\n' "$dir" "$dir" "$dir" > "$dir/conf"
: > "$dir/index"; echo 1000 > "$dir/serial"
sign() { # name, key, common name, years, extensions; then -selfsign, or whose key and certificate
  name=$1 key=$2 cn=$3 from=$4 to=$5; printf '%s\n' "$6" > "$dir/ext"; shift 6
  openssl req -new -key "$dir/$key.key" -out "$dir/csr" -subj "/CN=$cn"
  openssl ca -batch -notext -config "$dir/conf" -in "$dir/csr" -startdate "${from}0101000000Z" -enddate "${to}0101000000Z" -extfile "$dir/ext" -out "$name.pem" "$@"; }
root() { sign "$1" "$2" "Test $2" "$3" "$4" 'basicConstraints=critical,CA:TRUE' -selfsign -keyfile "$dir/$2.key"; }
leaf() { sign "$1" "$2" "$1" 2020 2120 "$4" -cert "$3.pem" -keyfile "$dir/$3.key"; }
for key in ca other ec intermediate; do openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$dir/$key.key"; done
for key in rsa server; do openssl genpkey -algorithm RSA -out "$dir/$key.key"; done
openssl genpkey -algorithm ed25519 -out "$dir/ed.key"
root ca ca 2020 2120; root other other 2020 2120; root expired ca 2020 2021
leaf server server ca 'subjectAltName=DNS:localhost,DNS:keystone,DNS:keystone_vip.example'
leaf intermediate intermediate ca 'basicConstraints=critical,CA:TRUE'
for key in rsa ec ed; do leaf $key $key ca 'extendedKeyUsage=clientAuth'; done
leaf deep ec intermediate 'extendedKeyUsage=clientAuth'
cp "$dir/server.key" server-key.pem; cp "$dir/ed.key" ed-pkcs8.pem
openssl pkey -in "$dir/rsa.key" -out rsa-pkcs8.pem; openssl rsa -traditional -in "$dir/rsa.key" -out rsa-pkcs1.pem
openssl pkey -in "$dir/ec.key" -out ec-pkcs8.pem; openssl ecparam -name prime256v1 -out ec-sec1.pem; openssl ec -in "$dir/ec.key" >> ec-sec1.pem
topk8() { out=$1; shift; openssl pkcs8 -topk8 -in "$dir/rsa.key" -passout $pass -out "$out" "$@"; }
topk8 rsa-aes256.pem; topk8 rsa-des3.pem -v2 des3; topk8 rsa-aes192.pem -v2 aes-192-cbc -v2prf hmacWithSHA512
topk8 rsa-pbes1.pem -v1 PBE-SHA1-3DES; topk8 rsa-scrypt.pem -scrypt
openssl rsa -traditional -aes128 -in "$dir/rsa.key" -passout $pass -out rsa-traditional.pem
openssl ec -des3 -in "$dir/ec.key" -passout $pass -out ec-traditional.pem
openssl x509 -in ca.pem -trustout -out trusted.pem
openssl x509 -in ca.pem -addtrust serverAuth -setalias site -out trusted-servers.pem
openssl x509 -in ca.pem -addreject serverAuth -out rejected.pem
openssl x509 -in ca.pem -addtrust emailProtection -out trusted-mail.pem
openssl ca -config "$dir/conf" -gencrl -keyfile "$dir/ca.key" -cert ca.pem -out crl.pem
openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem
rm -r "$dir"
