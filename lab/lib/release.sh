# Which OpenStack it is: releases/NAME says what is different in it. That of the machine's own Debian runs on the machine;
# another one in a box, which is a Debian of its own (root.sh) in namespaces of its own (box.sh).
# shellcheck shell=bash

LAB_OWN_RELEASE=zed
LAB_BOX= # the release of the box that we are in
[[ ! -r /etc/doctor-lab-release ]] || LAB_BOX=$(</etc/doctor-lab-release)

releases() {
    local names=("$LAB_TOP"/releases/*)
    echo "${names[@]##*/}"
}

read_release() {
    LAB_RELEASE=${LAB_RELEASE:-${LAB_BOX:-$LAB_OWN_RELEASE}}
    [[ " $(releases) " == *" $LAB_RELEASE "* ]] || wrong "--release $LAB_RELEASE: not one of: $(releases)"
    # shellcheck source=/dev/null
    source "$LAB_TOP/releases/$LAB_RELEASE"
}

# Is it to run where we are?
is_here() {
    [[ $LAB_RELEASE == "${LAB_BOX:-$LAB_OWN_RELEASE}" ]]
}
