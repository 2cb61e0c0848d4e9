# Configuration: the files under conf/, with this lab's addresses, paths and passwords in them, in the state folder.
# shellcheck shell=bash

# @NAME@ in a file becomes the value of NAME. In bash alone: a password would be seen in the arguments of a program.
render() { # FILE...
    local text name
    text=$(cat "$@" && echo .)
    for name in LAB_STATE LAB_NET LAB_ADDRESS ADMIN_PASSWORD SERVICE_PASSWORD DATABASE_PASSWORD BUS_PASSWORD; do
        text=${text//@$name@/${!name}}
    done
    printf '%s' "${text%.}"
}

write_configuration() {
    local conf=$LAB_TOP/conf etc=$LAB_STATE/etc name
    umask 077
    for name in uwsgi.ini event_pipeline.yaml rabbitmq.conf mariadb.cnf keystone.conf ml2.ini; do
        render "$conf/$name" >"$etc/$name"
    done
    for name in placement glance-api nova nova-compute neutron aodh ceilometer; do
        render "$conf/common.conf" "$conf/$name.conf" >"$etc/$name.conf"
    done
    render "$conf/common.conf" "$conf/nova-compute.conf" "$conf/nova.conf" >"$etc/nova.conf"

    # Two programs look for their file in a folder that they are told, under a name of their own.
    mkdir -p "$etc/placement" "$etc/aodh-home/.aodh"
    cp "$etc/placement.conf" "$etc/placement/placement.conf"
    cp "$etc/aodh.conf" "$etc/aodh-home/.aodh/aodh.conf"

    # Read by the account that the database runs under.
    chmod 711 "$etc"
    chmod 644 "$etc/mariadb.cnf"
    echo "$COMPUTES" >"$LAB_STATE/run/computes"
}
