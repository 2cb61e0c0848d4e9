# What is in the lab beside a plain OpenStack, each a file of with/: somebody else's monitor, inspector or high availability.
# Such a file has the list PACKAGES_name, adds to LAB_LISTEN and DATABASES, and starts it in start_name.
# shellcheck shell=bash

WITH= # their names, with blanks between

withs() {
    local names=("$LAB_TOP"/with/*.sh)
    names=("${names[@]##*/}")
    echo "${names[@]%.sh}"
}

read_with() {
    local name
    for name in $WITH; do
        # shellcheck source=/dev/null
        source "$LAB_TOP/with/$name.sh"
    done
}

# The packages of them, one a line.
packages_with() {
    local name list
    for name in $WITH; do
        list=PACKAGES_$name[@]
        printf '%s\n' "${!list}"
    done
}

start_with() {
    local name
    umask 077
    for name in $WITH; do "start_$name"; done
}
