# Masakari, which evacuates the instances of a failed host: its API and engine. The host monitor that tells it is py/masakari.py,
# which pings: the real one asks Pacemaker, of which there is none.
# shellcheck shell=bash disable=SC2034

PACKAGES_masakari=(masakari-api masakari-engine)
LAB_LISTEN[masakari-api]=$LAB_ADDRESS:15868
DATABASES+=(masakari)

start_masakari() {
    local conf=$LAB_STATE/etc/masakari.conf
    render_service masakari masakari keystone_authtoken masakari.conf
    SERVICE_PASSWORD=$SERVICE_PASSWORD ask_cloud catalog --address "$LAB_ADDRESS" --service masakari
    if [[ ! -e $LAB_STATE/run/tables-masakari ]]; then
        masakari-manage --config-file "$conf" db sync
        touch "$LAB_STATE/run/tables-masakari"
    fi
    heed masakari-engine "$(cat "$conf")"
    start masakari-api masakari-api --config-file "$conf"
    start masakari-engine masakari-engine --config-file "$conf"
    wait_for "a first answer of Masakari" 60 masakari-api answers masakari-api
    release_hosts
    OS_AUTH_URL=http://$LAB_ADDRESS:5000/v3 OS_USERNAME=admin OS_PASSWORD=$ADMIN_PASSWORD OS_PROJECT_NAME=admin \
        OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default OS_REGION_NAME=RegionOne \
        start masakari-host-monitor /usr/bin/python3 -u -B "$LAB_TOP/py/masakari.py" monitor --hosts "$(named_hosts)"
}

# What an operator does with a host from which instances were evacuated: its nova-compute is restarted, Nova uses the host again,
# and Masakari watches it again.
release_hosts() {
    local n name out
    out=" $(ask_cloud masakari out) "
    for ((n = 1; n <= COMPUTES; n++)); do
        name=$(host_name "$n")
        [[ $out == *" $name "* ]] || continue
        echo "$name is given back"
        end_services "nova-compute-$n"
        start_nova_compute "$n"
        ask_cloud masakari release --hosts "$name=$(host_address "$n")"
    done
}

named_hosts() {
    local n
    for ((n = 1; n <= COMPUTES; n++)); do printf '%s=%s ' "$(host_name "$n")" "$(host_address "$n")"; done
}
