# Kolla's containers on a controller: each has a folder of the host with its configuration, and copies into itself what
# config.json lists there whenever it starts.
# shellcheck shell=bash

KOLLA=/etc/kolla

# What config.json of a container is like.
kolla_list() { # SERVICE COMMAND FILE...
    local service=$1 command=$2 file comma=
    shift 2
    printf '{\n    "command": "%s",\n    "config_files": [' "$command"
    for file in "$@"; do
        printf '%s\n        {\n' "$comma"
        printf '            "source": "/var/lib/kolla/config_files/%s",\n' "$file"
        printf '            "dest": "/etc/%s/%s",\n' "$service" "$file"
        printf '            "owner": "%s",\n            "perm": "0600"\n        }' "$service"
        comma=,
    done
    printf '\n    ]\n}\n'
}

# A container's image, by the name of its service.
kolla_image() { # NAME
    echo "${PERSONA_IMAGES:-kolla/centos-binary-}$1:${PERSONA_TAG:-6.0.0}"
}

# The lists that belong to the configuration that is there.
fill_kolla_lists() { # NODE
    local folder name
    folder=$(node_folder "$1")/root$KOLLA
    kolla_list ceilometer ceilometer-agent-notification ceilometer.conf event_definitions.yaml event_pipeline.yaml \
        >"$folder/ceilometer-notification/config.json"
    for name in nova-api nova-conductor; do
        kolla_list nova "$name" nova.conf >"$folder/$name/config.json"
    done
    chmod 660 "$folder"/*/config.json
}

# The container of a service starts: copies its files, and says which one of the copies the service is started with.
start_container() { # SERVICE CONTROLLER
    local name=${1%-[0-9]} node root
    node=$(node_folder "$(controller_name "$2")")
    root=$node/containers/${name//-/_}
    /usr/bin/python3 -B "$LAB_TOP/py/set_configs.py" "$node/root$KOLLA/$name" "$root" >&2
    echo "$root/etc/${name%%-*}/${name%%-*}.conf"
}
