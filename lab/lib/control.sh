# The controller: every service of OpenStack that is not on a compute host.
# shellcheck shell=bash

start_keystone() {
    start_wsgi keystone /usr/bin/keystone-wsgi-public \
        OS_KEYSTONE_CONFIG_FILES="$LAB_STATE/etc/keystone.conf" UWSGI_PROCESSES=2
    wait_for "a first answer of Keystone" 90 keystone answers keystone /v3
}

# All at once, and then a wait for each: two cores are busy for a while with nothing but Python's imports.
start_controller() {
    local etc=$LAB_STATE/etc name
    start_wsgi placement /usr/bin/placement-api OS_PLACEMENT_CONFIG_DIR="$etc/placement"
    start nova-conductor nova-conductor --config-file "$etc/nova.conf"
    start nova-api nova-api --config-file "$etc/nova.conf"
    start neutron-server neutron-server --config-file "$etc/neutron.conf" --config-file "$etc/ml2.ini"
    start nova-scheduler nova-scheduler --config-file "$etc/nova.conf"
    start_wsgi aodh-api /usr/bin/aodh-api HOME="$etc/aodh-home"
    start glance-api glance-api --config-file "$etc/glance-api.conf"
    for name in aodh-listener aodh-notifier aodh-evaluator; do
        start "$name" "$name" --config-file "$etc/aodh.conf"
    done
    start ceilometer-notification ceilometer-agent-notification --config-file "$etc/ceilometer.conf"

    for name in placement nova-api neutron-server; do
        wait_for "a first answer of $name" 120 "$name" answers "$name"
    done
}

# The rest of the wait, with the hosts: what they say is worth nothing before all of it is there. Begins with a start of
# what is not running, so that this step, done again, is a remedy for a service that ended.
wait_until_ready() {
    local end=$((SECONDS + 150)) name
    start_controller
    start_hosts
    for name in glance-api aodh-api; do
        wait_for "a first answer of $name" 120 "$name" answers "$name"
    done
    until ask_cloud ready --computes "$COMPUTES" --repair --seconds 10; do
        all_run
        [[ $SECONDS -lt $end ]]
    done
    all_run
}

# Fails with the name of the first service that was started and is gone.
all_run() {
    local file name
    for file in "$LAB_STATE"/run/*.pid; do
        name=$(basename "$file" .pid)
        is_running "$name" || { echo "$name ended by itself, see $LAB_STATE/log/$name.log"; return 1; }
    done
}
