# Debian's packages, without what they would do on their own: none of the services that come with them is started
# during the installation, and none stays enabled. Packages that the machine had before stay, and keep what they do.
# shellcheck shell=bash

POLICY=/usr/sbin/policy-rc.d # asked by invoke-rc.d before a package's service is started; 101 means no

installed_packages() {
    # shellcheck disable=SC2016
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" { print $1 }' | sort -u
}

# packages.txt for this release: on each line one package, or alternatives with blanks between.
wanted_packages() {
    sed "s/ *#.*//; s/ *| */ /g; s/@AGENT@/$AGENT/; s/@ANSIBLE@/$ANSIBLE/; /^$/d" "$LAB_TOP/packages.txt"
    packages_with
}

# Of each line its first package, when none of its alternatives is installed.
missing_packages() {
    awk 'NR == FNR { installed[$1]; next }
        { for (i = 1; i <= NF; i++) if ($i in installed) next; print $1 }' <(installed_packages) <(wanted_packages)
}

# The list of what the machine had is made once and outlives a crash: what came later is the lab's, and gets disabled.
install_packages() {
    local before=$LAB_STATE/packages.before missing
    mapfile -t missing < <(missing_packages)
    if [[ ${#missing[@]} -gt 0 ]]; then
        [[ -e $before ]] || { installed_packages >"$before.new" && mv "$before.new" "$before"; }
        rm -f "$LAB_STATE/packages.disabled"
        forbid_service_starts
        trap allow_service_starts EXIT
        add_packages "${missing[@]}"
        allow_service_starts
        trap - EXIT
    fi
    if [[ -e $before && ! -e $LAB_STATE/packages.disabled ]]; then
        disable_services
        touch "$LAB_STATE/packages.disabled"
    fi
}

add_packages() { # PACKAGE...
    apt_get update
    # An installation that was killed is finished first: apt asks for that, and does not do it.
    apt_get install --no-install-recommends --no-remove "$@" ||
        { finish_interrupted && apt_get install --no-install-recommends --no-remove "$@"; }
}

# Mirrors are slow at times, and somebody else may be at the packages.
apt_get() {
    DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -q -y -o DPkg::Lock::Timeout=300 \
        -o Acquire::Retries=5 -o Acquire::http::Timeout=30 -o Dpkg::Options::=--force-confold "$@" \
        </dev/null {LAB_LOCK}>&-
}

finish_interrupted() {
    DEBIAN_FRONTEND=noninteractive dpkg --force-confold --configure -a </dev/null {LAB_LOCK}>&-
}

# A policy that the machine has itself is put aside; one of ours, left by a crash, is not taken for it.
forbid_service_starts() {
    [[ ! -e $POLICY ]] || grep -q "made by doctor's lab" "$POLICY" || mv "$POLICY" "$POLICY.before-lab"
    printf '#!/bin/sh\n# made by doctor'"'"'s lab while it installs packages\nexit 101\n' >"$POLICY"
    chmod 755 "$POLICY"
}

allow_service_starts() {
    ! grep -qs "made by doctor's lab" "$POLICY" || rm -f "$POLICY"
    [[ ! -e $POLICY.before-lab ]] || mv "$POLICY.before-lab" "$POLICY"
}

# Units and init scripts of all packages that came with the lab, those they depend on included.
disable_services() {
    local file packages
    mapfile -t packages < <(comm -13 "$LAB_STATE/packages.before" <(installed_packages))
    while read -r file; do
        case $file in
            */systemd/system/*@.*) ;;
            /lib/systemd/system/*.* | /usr/lib/systemd/system/*.*)
                case $file in *.service | *.socket | *.timer | *.path) disable_unit "$(basename "$file")" ;; esac ;;
            /etc/init.d/*) update-rc.d "$(basename "$file")" disable || true ;;
        esac
    done < <(dpkg -L "${packages[@]}" | grep -E '^(/usr)?/lib/systemd/system/|^/etc/init\.d/')
}

disable_unit() { # UNIT
    if command -v systemctl >/dev/null; then
        systemctl disable "$1" || true
    else # there may be a service manager some day
        find /etc/systemd/system -type l -lname "*/$1" -delete
    fi
}
