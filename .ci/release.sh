#!/bin/bash
# The release: made twice, in two places, with the same bytes; unpacked, installed, and run as an ordinary user, the image as its own.

set -e -u -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

say() { echo "release: $*" >&2; }

# As nobody, in a folder of his own.
run() { # PROGRAM
    install -d -o nobody "$work/$1"
    (cd "$work/$1" && setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$work/$1" "$2" run --quiet) |
        grep -q '^PASS ' || { say "$2 does not pass a run"; return 1; }
    say "$2 runs"
}

# As an engine does it: with proc and dev of its own and nothing of our environment, in the image's folder, as its user.
contained() { # ROOT USER FOLDER COMMAND...
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child sh -e -c 'root=$1 user=$2 folder=$3
        shift 3
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec chroot --userspec="$user" "$root" env -i -C "$folder" HOME="$folder" PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"' sh "$@"
}

mvn -B -ntp -q -Prelease package -DskipTests
mkdir "$work/again" "$work/tar"
cp -r pom.xml LICENSE src functest-profiles "$work/again"
mvn -B -ntp -q -f "$work/again" -Prelease package -DskipTests
for made in target/doctor-functest-*.tar.gz target/doctor-functest_*.deb target/doctor-functest-*-bom.json target/doctor-functest-*-image.tar; do
    cmp "$made" "$work/again/$made"
    say "the same bytes twice: $(basename "$made")"
done

tar -xzf target/doctor-functest-*.tar.gz -C "$work/tar" --strip-components=1
run tar-run "$work/tar/bin/doctor-functest"
man -w -M "$work/tar/share/man" doctor-functest-run
bash -n "$work/tar/share/bash-completion/completions/doctor-functest"

dpkg -i target/doctor-functest_*.deb
run deb-run /usr/bin/doctor-functest
test -s /usr/share/man/man1/doctor-functest-run.1
test -s /usr/share/doc/doctor-functest/copyright
dpkg -r doctor-functest
grep -q '"bomFormat" : "CycloneDX"' target/doctor-functest-*-bom.json

# Engines' own tools read it, and look at its digests.
image=$(echo target/doctor-functest-*-image.tar)
version=${image#target/doctor-functest-}
tar -xf "$image" -C "$work" --one-top-level=layout
umoci unpack --image "$work/layout:${version%-image.tar}" "$work/bundle"
user=$(skopeo inspect --config "docker-archive:$image" | sed -n 's/.*"User": "\(.*\)".*/\1/p')
[[ "$user" == 65532:* ]] || { say "the image's user is ${user:-root}"; exit 1; }
contained "$work/bundle/rootfs" "$user" /work ssh -V
contained "$work/bundle/rootfs" "$user" /work doctor-functest run --quiet | grep '^PASS '
say "tar.gz, Debian package, image and bill of materials are well"
