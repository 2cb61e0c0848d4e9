#!/bin/sh
# The image: a Debian 12 with a Java, the OpenSSH client and our Debian package, made without a container engine.
#
#   image.sh PACKAGE.deb VERSION TIME IMAGE.tar
#
# IMAGE.tar is an OCI layout, and holds beside it what `docker load` reads. Nothing in it is younger than TIME (as
# 2026-11-23T00:00:00Z). Needs mmdebstrap, and root or user namespaces. Debian's packages come from where this machine has its own.

set -e -u

package=$1 version=$2 time=$3 image=$4

fail() {
    echo "doctor-functest: $1, or leave the image out with -Dexec.skip" >&2
    exit 1
}

command -v mmdebstrap >/dev/null || fail "no mmdebstrap to make the image with: install it"
# shellcheck disable=SC2016 # these are apt-get's
sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
    sort -u | grep ' bookworm') || fail "no packages of Debian 12 to make the image of: apt-get update on a Debian 12"

SOURCE_DATE_EPOCH=$(date -d "$time" +%s)
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM
blobs=$work/layout/blobs/sha256
mkdir -p "$blobs"

# Has a file in the layout under its digest, and says that and the size as a descriptor does.
blob() { # FILE
    sum=$(sha256sum "$1")
    printf '"digest":"sha256:%s","size":%d' "${sum%% *}" "$(stat -c %s "$1")"
    mv "$1" "$blobs/${sum%% *}"
}

# sha256:DIGEST of a descriptor.
digest() { # DESCRIPTOR
    echo "$1" | cut -d '"' -f 4
}

# The user has a name, for ssh wants one. Caches, logs and sources tell of this machine and hour. All else in /tmp is
# mmdebstrap's own: without it, its last steps are taken on this machine. Java's store of CAs says when it was filled; one in
# PKCS #12, which Java 17 takes as well, does not, and no salt is in one without a password.
# shellcheck disable=SC2016 # mmdebstrap gives its hooks $1
echo "$sources" | mmdebstrap --quiet --variant=essential --include=openjdk-17-jre-headless,openssh-client \
    --aptopt='Acquire::Retries "5"' \
    --customize-hook="copy-in '$package' /tmp" \
    --customize-hook='chroot "$1" sh -c "dpkg -i /tmp/*.deb && rm /tmp/*.deb" >/dev/null' \
    --customize-hook='chroot "$1" keytool -importkeystore -srckeystore /etc/ssl/certs/java/cacerts -srcstorepass changeit \
        -destkeystore /etc/ssl/certs/java/pkcs12 -deststoretype pkcs12 -deststorepass changeit \
        -J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE -J-Dkeystore.pkcs12.macAlgorithm=NONE >/dev/null 2>&1' \
    --customize-hook='mv "$1/etc/ssl/certs/java/pkcs12" "$1/etc/ssl/certs/java/cacerts"' \
    --customize-hook='echo doctor:x:65532:65532::/work:/bin/sh >>"$1/etc/passwd"; echo doctor:x:65532: >>"$1/etc/group"' \
    --customize-hook='mkdir -m 1777 "$1/work"' \
    --customize-hook='cd "$1" && rm -rf var/cache/* var/log/* etc/apt/sources.list usr/share/locale/*' \
    bookworm "$work/layer.tar" -

cd "$work"
sum=$(sha256sum layer.tar)
gzip -n layer.tar
layer=$(blob layer.tar.gz)
cat >config.json <<END
{"created":"$time","architecture":"$(dpkg --print-architecture)","os":"linux",
"config":{"User":"65532:65532","WorkingDir":"/work","Entrypoint":["/usr/bin/doctor-functest"],
"Env":["PATH=/usr/bin:/bin","LC_ALL=C.UTF-8"]},
"rootfs":{"type":"layers","diff_ids":["sha256:${sum%% *}"]}}
END
config=$(blob config.json)
cat >manifest.json <<END
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"config":{"mediaType":"application/vnd.oci.image.config.v1+json",$config},
"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",$layer}]}
END
manifest=$(blob manifest.json)
cat >layout/index.json <<END
{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",$manifest,
"annotations":{"org.opencontainers.image.ref.name":"$version"}}]}
END
echo '{"imageLayoutVersion":"1.0.0"}' >layout/oci-layout
in_blobs() { echo "blobs/$(digest "$1" | tr : /)"; }
echo "[{\"Config\":\"$(in_blobs "$config")\",\"RepoTags\":[\"doctor-functest:$version\"],\"Layers\":[\"$(in_blobs "$layer")\"]}]" \
    >layout/manifest.json
tar -C layout --sort=name --mtime="$time" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -cf "$image" \
    blobs index.json manifest.json oci-layout
