# The folder that holds everything the lab keeps: etc, log, run, secrets, database, images, keys.
# shellcheck shell=bash

LAB_MARK=.doctor-lab # says that a folder is ours, so that `reset` never removes another one

# Makes the folder when it is missing, and keeps every other `lab` away from it until this one ends.
open_folder() {
    if [[ -d $LAB_STATE && ! -e $LAB_STATE/$LAB_MARK && -n $(ls -A "$LAB_STATE") ]]; then
        die "$LAB_STATE is not empty and was not made by the lab: name another folder with --state"
    fi
    mkdir -p "$LAB_STATE"/{log,run,lock} || die "cannot make $LAB_STATE"
    touch "$LAB_STATE/$LAB_MARK"
    chmod 755 "$LAB_STATE"
    exec {LAB_LOCK}>"$LAB_STATE/lock/lab"
    # What a killed `lab` had begun still goes on for a while, and keeps the lock for so long.
    flock --nonblock "$LAB_LOCK" || {
        say "another lab/lab is at work on $LAB_STATE: waiting for its end"
        flock --timeout "$LAB_PATIENCE" "$LAB_LOCK" || die "it did not end within $LAB_PATIENCE s: try again later"
    }
    forget_other_boot
}

open_state() {
    open_folder
    mkdir -p "$LAB_STATE"/{etc,images}
    chmod 700 "$LAB_STATE/etc"
    [[ -s $LAB_STATE/secrets ]] || make_secrets
    # shellcheck source=/dev/null
    source "$LAB_STATE/secrets"
    COMPUTES=${COMPUTES:-$(computes_wanted)}
}

# The number of compute hosts of the last `up`.
computes_wanted() {
    cat "$LAB_STATE/run/computes" 2>/dev/null || echo "$LAB_COMPUTES"
}

# One password for each kind of account, made anew with each state folder; a lab is not a secret, its machine may be.
make_secrets() {
    local name
    (
        umask 077
        for name in ADMIN_PASSWORD SERVICE_PASSWORD DATABASE_PASSWORD BUS_PASSWORD; do
            echo "$name=$(od -An -N12 -tx1 /dev/urandom | tr -d ' ')"
        done >"$LAB_STATE/secrets.new"
    )
    mv "$LAB_STATE/secrets.new" "$LAB_STATE/secrets"
}

require_state() {
    [[ -s $LAB_STATE/secrets ]] || die "there is no lab in $LAB_STATE: lab/lab up makes it"
    [[ -r $LAB_STATE/secrets ]] || die "only root may read $LAB_STATE/secrets: sudo lab/lab ..."
    # shellcheck source=/dev/null
    source "$LAB_STATE/secrets"
}

require_up() {
    require_state
    is_running nova-api || die "the lab is not up: lab/lab up"
}

print_environment() {
    require_up
    local n hosts=
    read_persona
    for ((n = 1; n <= $(computes_wanted); n++)); do hosts+="$(host_name "$n")=$(host_address "$n"),"; done
    cat <<END
unset OS_CLOUD OS_TOKEN OS_CACERT OS_TENANT_NAME OS_PROJECT_ID OS_USER_ID
export OS_AUTH_URL=http://$LAB_ADDRESS:5000/v3 OS_IDENTITY_API_VERSION=3 OS_REGION_NAME=RegionOne
export OS_USERNAME=admin OS_PASSWORD=$ADMIN_PASSWORD OS_PROJECT_NAME=admin
export OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default
export SSH_KEY=$LAB_STATE/ssh/id_ed25519 COMPUTE_USER=root
export LAB_HOSTS=${hosts%,} LAB_KNOWN_HOSTS=$LAB_STATE/ssh/known_hosts LAB_ADDRESS=$LAB_ADDRESS LAB_STATE=$LAB_STATE LAB_RELEASE=$LAB_RELEASE
END
    [[ $PERSONA == none ]] || persona_environment
}

# Runs one of the small programs under py/ as the cloud's admin.
ask_cloud() { # PROGRAM ARGUMENT...
    local program=$1
    shift
    OS_AUTH_URL=http://$LAB_ADDRESS:5000/v3 OS_USERNAME=admin OS_PASSWORD=$ADMIN_PASSWORD OS_PROJECT_NAME=admin \
        OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default OS_REGION_NAME=RegionOne \
        /usr/bin/python3 -B "$LAB_TOP/py/$program.py" "$@"
}

forget_state() {
    [[ -e $LAB_STATE/$LAB_MARK ]]
    rm -rf --one-file-system "$LAB_STATE"
}
