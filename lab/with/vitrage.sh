# Vitrage, which marks a host and what is on it in Nova when it is told that the host is down: its API, graph and notifier. The template
# by which it does so is a run's own.
# shellcheck shell=bash disable=SC2034

PACKAGES_vitrage=(vitrage-api vitrage-graph vitrage-notifier)
LAB_LISTEN[vitrage-api]=$LAB_ADDRESS:8999
DATABASES+=(vitrage)

start_vitrage() {
    local conf=$LAB_STATE/etc/vitrage.conf name
    render_service vitrage vitrage "keystone_authtoken service_credentials" vitrage.conf
    SERVICE_PASSWORD=$SERVICE_PASSWORD ask_cloud catalog --address "$LAB_ADDRESS" --service vitrage
    if [[ ! -e $LAB_STATE/run/tables-vitrage ]]; then
        vitrage-dbsync --config-file "$conf"
        touch "$LAB_STATE/run/tables-vitrage"
    fi
    for name in vitrage-graph vitrage-notifier; do start "$name" "$name" --config-file "$conf"; done
    # Of what is no argument to it, such as how it checks tokens, it reads this file where it looks for one by itself.
    mkdir -p "$LAB_STATE/vitrage/.vitrage"
    ln -sf "$conf" "$LAB_STATE/vitrage/.vitrage/vitrage.conf"
    start vitrage-api env HOME="$LAB_STATE/vitrage" UWSGI_ADD_HEADER="Connection: close" vitrage-api --config-file "$conf"
    wait_for "a first answer of Vitrage" 60 vitrage-api answers vitrage-api
}
