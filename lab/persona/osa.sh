# An OpenStack-Ansible: a deploy host with its inventory as JSON, and services on the infra hosts (--layout plain) or in Linux
# containers of theirs (lxc), with a user and a virtual host of the message bus for each of Ceilometer and Aodh.
# shellcheck shell=bash disable=SC2034 # read by lib/persona.sh

PERSONA_NODE=deploy
PERSONA_USER=root
PERSONA_LAYOUT=lxc
OSA_GROUPS="nova_api_os_compute=nova nova_conductor=nova ceilometer_agent_notification=ceilometer aodh_listener=aodh aodh_notifier=aodh"
declare -gA PERSONA_UNITS=(
    [ceilometer-notification]=ceilometer-agent-notification.service
    [aodh-notifier]=aodh-notifier.service
    [nova-api]=nova-api-os-compute.service
    [nova-conductor]=nova-conductor.service
)

controller_name() { # K
    printf 'infra%d\n' "$1"
}

compute_name() { # N
    printf 'compute%d\n' "$1"
}

nova_host() { # N
    compute_name "$1"
}

persona_key() {
    echo "$LAB_STATE/ssh/id_ed25519"
}

# Where a service is on the K-th infra host: on itself, or in a container, whose name has some digits of its own.
osa_place() { # SERVICE K
    local kind=$1
    [[ $kind == aodh ]] || kind=$1_$([[ $1 == nova ]] && echo api || echo central)
    if [[ $LAYOUT == lxc ]]; then
        echo "$(controller_name "$2")_${kind}_container-$(cksum <<<"$1$2" | head -c 8)"
    else
        controller_name "$2"
    fi
}

fill_installer_node() {
    local root
    root=$(node_folder "$PERSONA_NODE")/root
    give_user "$PERSONA_NODE" root .ssh/authorized_keys <"$LAB_STATE/ssh/id_ed25519.pub"
    give_user "$PERSONA_NODE" root .ssh/id_rsa <"$LAB_STATE/nodes/key"
    admin_rc | give_user "$PERSONA_NODE" root openrc
    mkdir -p "$root/etc/openstack_deploy"
    osa_inventory >"$root/etc/openstack_deploy/openstack_inventory.json"
}

# A host's variables, as its inventory script keeps them.
osa_host() { # NAME ADDRESS PHYSICAL
    printf '"%s": {"ansible_host": "%s", "container_name": "%s", "physical_host": "%s", "is_metal": %s}' \
        "$1" "$2" "$1" "$3" "$([[ $1 == "$3" ]] && echo true || echo false)"
}

osa_inventory() {
    local k n group service names hosts=()
    for ((k = 1; k <= CONTROLLERS; k++)); do
        hosts+=("$(osa_host "$(controller_name "$k")" "$(controller_address "$k")" "$(controller_name "$k")")")
        [[ $LAYOUT != lxc ]] || for service in nova ceilometer aodh; do
            hosts+=("$(osa_host "$(osa_place $service "$k")" "172.29.236.$k" "$(controller_name "$k")")")
        done
    done
    for ((n = 1; n <= COMPUTES; n++)); do hosts+=("$(osa_host "$(compute_name "$n")" "$(host_address "$n")" "$(compute_name "$n")")"); done
    printf '{"_meta": {"hostvars": {%s}}' "$(IFS=,; echo "${hosts[*]}")"
    for group in $OSA_GROUPS; do
        names=()
        for ((k = 1; k <= CONTROLLERS; k++)); do names+=("\"$(osa_place "${group#*=}" "$k")\""); done
        printf ', "%s": {"hosts": [%s]}' "${group%=*}" "$(IFS=,; echo "${names[*]}")"
    done
    names=()
    has_trouble empty-list || for ((n = 1; n <= COMPUTES; n++)); do names+=("\"$(compute_name "$n")\""); done
    printf ', "compute_hosts": {"hosts": [%s]}}\n' "$(IFS=,; echo "${names[*]}")"
}

# oslo.messaging's URL of a service's own virtual host.
osa_bus() { # SERVICE
    echo "rabbit://$1:$(cat "$LAB_STATE/nodes/password")@$LAB_ADDRESS:5672//$1"
}

# Ceilometer reads Nova's bus and publishes on its own; Aodh has another one.
fill_controller() { # K
    local root nova service folder
    root=$(node_folder "$(controller_name "$1")")/root
    nova=$(sed -n 's/^transport_url *= *//p' "$LAB_STATE/etc/nova.conf" | tail -1)
    sed -i -e "s#^transport_url.*#transport_url = $(osa_bus ceilometer)#" -e "s#^\[notification\]#&\nmessaging_urls = $nova#" \
        "$root$(service_etc ceilometer)/ceilometer.conf"
    sed -i "s#notifier://?topic#notifier$(osa_bus aodh | sed 's/^rabbit//')?topic#" "$root$(events_folder)/event_pipeline.yaml"
    folder=$root$(service_etc aodh)
    mkdir -p "$folder"
    sed "s#^transport_url.*#transport_url = $(osa_bus aodh)#" "$LAB_STATE/etc/aodh.conf" >"$folder/aodh.conf"
    chmod 600 "$folder/aodh.conf"
    [[ $LAYOUT == lxc ]] || return 0
    give_tools "$(controller_name "$1")" lxc-attach
    for service in nova ceilometer aodh; do
        folder=${root}$(service_etc $service)
        folder=${folder%/etc/*}
        mkdir -p "$folder"/{usr,dev,proc,sys,tmp}
        cp -a "$root"/{bin,sbin,lib,lib64} "$folder/" 2>/dev/null || true
        cp -an "$root"/etc/{passwd,group,nsswitch.conf,ld.so.cache,hosts,alternatives} "$folder/etc/"
        # Nova runs for the first alone.
        grep "^$service-" "$root/etc/lab-services" >"$folder/etc/lab-services" || [[ $1 -gt 1 ]]
        osa_place $service "$1" >"$folder/etc/hostname"
        touch "$folder/etc/lab-node"
        ln -sfn ".$service" "$root/var/lib/lxc/$(osa_place $service "$1")"
    done
    : >"$root/etc/lab-services"
}

# As Ceilometer's and Aodh's roles make them, and again whenever RabbitMQ has begun anew.
make_service_buses() {
    local service file=$LAB_STATE/run/buses.json users=() hosts=() rights=()
    for service in ceilometer aodh; do
        users+=("{\"name\": \"$service\", \"password\": \"$(cat "$LAB_STATE/nodes/password")\", \"tags\": \"\"}")
        hosts+=("{\"name\": \"/$service\"}")
        rights+=("{\"user\": \"$service\", \"vhost\": \"/$service\", \"configure\": \".*\", \"write\": \".*\", \"read\": \".*\"}")
    done
    (umask 077; printf '{"users": [%s], "vhosts": [%s], "permissions": [%s]}\n' "$(IFS=,; echo "${users[*]}")" \
        "$(IFS=,; echo "${hosts[*]}")" "$(IFS=,; echo "${rights[*]}")" >"$file")
    HOME=$LAB_STATE/rabbitmq ERL_EPMD_PORT=14369 RABBITMQ_NODENAME=lab@localhost /usr/lib/rabbitmq/bin/rabbitmqctl -q \
        import_definitions "$file" --format json
    rm -f "$file"
}
