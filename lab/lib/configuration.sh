# Configuration: the files under conf/, with this lab's addresses, paths and passwords in them, in the state folder.
# shellcheck shell=bash

# @NAME@ in a file becomes the value of NAME. In bash alone: a password would be seen in the arguments of a program.
render() { # FILE...
    local text name
    text=$(cat "$@" && echo .)
    for name in LAB_STATE LAB_NET LAB_ADDRESS COMPUTE_DRIVER ADMIN_PASSWORD SERVICE_PASSWORD DATABASE_PASSWORD BUS_PASSWORD; do
        text=${text//@$name@/${!name}}
    done
    printf '%s' "${text%.}"
}

# The file of one service: the common beginning, its own user's credentials in each section named, and its own files.
render_service() { # NAME USER "SECTION..." FILE...
    local file=$LAB_STATE/etc/$1.conf user=$2 sections=$3 section
    shift 3
    {
        render "$LAB_TOP/conf/common.conf" "$LAB_TOP/conf/bus-$QUEUES.conf"
        for section in $sections; do
            render "$LAB_TOP/conf/credentials.conf" | sed "s/@SECTION@/$section/; s/@USER@/$user/"
        done
        render "${@/#/$LAB_TOP/conf/}"
    } >"$file"
}

write_configuration() {
    local etc=$LAB_STATE/etc name
    umask 077
    for name in uwsgi.ini event_pipeline.yaml rabbitmq.conf mariadb.cnf keystone.conf hosts; do
        render "$LAB_TOP/conf/$name" >"$etc/$name"
    done
    render "$LAB_TOP/conf/ml2-$AGENT.ini" >"$etc/ml2.ini"
    render_service placement placement keystone_authtoken placement.conf
    render_service glance-api glance keystone_authtoken glance-api.conf
    render_service nova-compute nova "keystone_authtoken placement neutron service_user" nova-compute.conf
    render_service nova nova "keystone_authtoken placement neutron service_user" nova-compute.conf nova.conf
    render_service neutron neutron "keystone_authtoken nova placement" neutron.conf
    render_service aodh aodh "keystone_authtoken service_credentials" aodh.conf
    render_service ceilometer ceilometer service_credentials ceilometer.conf
    cat "$LAB_EVENT_DEFINITIONS" "$LAB_TOP/conf/event_definitions.yaml" >"$etc/event_definitions.yaml"

    render "$LAB_TOP/conf/clouds.yaml" >"$LAB_STATE/clouds.yaml" # where the profile "lab" looks for it

    # These look for their file in a folder that they are told, under a name of their own.
    mkdir -p "$etc/placement" "$etc/glance" "$etc/aodh-home/.aodh"
    cp "$etc/placement.conf" "$etc/placement/placement.conf"
    cp "$etc/glance-api.conf" "$etc/glance/glance-api.conf"
    cp "$etc/aodh.conf" "$etc/aodh-home/.aodh/aodh.conf"

    # The database's account reads the one, and everybody on a compute host the other.
    chmod 711 "$etc"
    chmod 644 "$etc/mariadb.cnf" "$etc/hosts"
    for ((name = 1; name <= LAB_MOST_COMPUTES; name++)); do
        echo "$(host_address "$name") compute-$name"
    done >>"$etc/hosts"
    echo "$COMPUTES" >"$LAB_STATE/run/computes"
}
