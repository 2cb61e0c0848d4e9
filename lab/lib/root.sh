# The root of a box: a Debian of the release's suite with the lab's packages, made once and kept until its folder is
# deleted. It is made by steps that each go on where they were interrupted.
# shellcheck shell=bash

ROOT_LIST= # what it has to be made from

make_root() {
    local root=$LAB_STATE/root
    ROOT_LIST=$(echo "$SUITE" && wanted_packages)
    # It may have more than that, from an `up` with more.
    if [[ -e $LAB_STATE/root.made && -z $(grep -vxFf "$LAB_STATE/root.made" <<<"$ROOT_LIST") ]]; then return 0; fi
    require_mmdebstrap
    [[ -e $root/etc/doctor-lab-release ]] || step "$SUITE: a minimal Debian" make_base
    step "$SUITE: the lab's packages" fill_root
    step "$SUITE: checked" check_root
    { cat "$LAB_STATE/root.made" 2>/dev/null || true; } | sort -u - <(echo "$ROOT_LIST") >"$LAB_STATE/root.made.new"
    mv "$LAB_STATE/root.made.new" "$LAB_STATE/root.made"
    say "$SUITE: $(in_root dpkg-query -W | wc -l) packages, $(du -sm "$root" | cut -f1) MB in $root," \
        "Nova $(root_version nova-api), Aodh $(root_version aodh-listener)," \
        "Ceilometer $(root_version ceilometer-agent-notification), RabbitMQ $(root_version rabbitmq-server)"
}

require_mmdebstrap() {
    local tool free
    for tool in mmdebstrap apt-get ip; do
        command -v "$tool" >/dev/null || die "needs $tool for OpenStack $LAB_RELEASE: apt-get install mmdebstrap iproute2"
    done
    free=$(free_space "$LAB_STATE")
    [[ $free -ge $LAB_SPACE_ROOT ]] ||
        die "$LAB_STATE has $free MiB free, and OpenStack $LAB_RELEASE needs $LAB_SPACE_ROOT: name another folder with --state"
}

# From where this machine has its own packages, and by its own rules for that.
make_base() {
    local root=$LAB_STATE/root mirror keys=/usr/share/keyrings/debian-archive-keyring.gpg
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
        grep -v security | sort -u | head -n 1)
    [[ -n $mirror ]] || { echo "no mirror of Debian is known here: apt-get update"; return 1; }
    [[ -r $keys ]] || { echo "needs debian-archive-keyring"; return 1; }
    apt-config dump | grep -E '^Acquire::(Check-|Languages|https?::)' >"$LAB_STATE/root.apt"
    echo 'APT::Install-Recommends "false";' >>"$LAB_STATE/root.apt"
    rm -rf --one-file-system "$root.new"
    # Without what nobody reads there, and without waiting for the disk: what a power cut spoils is made again.
    mmdebstrap --quiet --variant=minbase --keyring="$keys" --aptopt="$LAB_STATE/root.apt" \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt=force-unsafe-io "$SUITE" "$root.new" \
        "deb [signed-by=$keys] $mirror $SUITE main"
    printf '127.0.0.1 localhost\n' >"$root.new/etc/hosts"
    printf '#!/bin/sh\nexit 101\n' >"$root.new$POLICY"
    chmod 755 "$root.new$POLICY"
    rm -rf --one-file-system "$root"
    mv "$root.new" "$root"
    echo "$LAB_RELEASE" >"$root/etc/doctor-lab-release"
}

# The lab's own step for packages, in the root: what is there is left, and what was interrupted is finished.
fill_root() {
    local root=$LAB_STATE/root
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    rm -rf "$root/opt/lab"
    cp -a "$LAB_TOP" "$root/opt/lab"
    in_root /opt/lab/lib/root-packages "$WITH"
    in_root apt-get clean
    rm -rf "$root"/var/lib/apt/lists/* "$root/opt/lab"
}

check_root() {
    local broken
    broken=$(in_root dpkg --audit)
    [[ -z $broken ]] || { echo "$broken"; return 1; }
    in_root python3 -c 'import keystone, placement, nova, neutron, glance, aodh, ceilometer'
}

root_version() { # PACKAGE
    # shellcheck disable=SC2016
    in_root dpkg-query -W -f '${Version}' "$1" | sed 's/^[0-9]*://; s/-.*//'
}

# Runs a command in the root, on the machine's network, in namespaces that take with them whatever it leaves running.
in_root() { # COMMAND...
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child --propagation private -- bash -c '
        set -e
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        exec chroot "$0" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"' "$LAB_STATE/root" "$@"
}
