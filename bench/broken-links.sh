#!/bin/bash
# Breaks one link of the lab's notification path after the other, and shows what is said of it: bench/broken-links.sh [LINK...]
#
# On the real OpenStack of lab/lab without a persona (root, `lab/lab up`). Each link is broken, `check --prove -q` is asked, which makes
# the proof only where the check finds no failure, and the link is mended. Prints a Markdown table: the link, who named it, and how. Links: see `links` below;
# all by default. A service with other settings is started beside the lab's files, which stay as they are. At the end `lab/lab up`
# repairs the lab.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
links=(nothing notify-on-state-change driver topics format nova-bus rabbitmq bus-password ceilometer-stopped ceilometer-hangs
    ceilometer-bus pipeline definitions listener-stopped listener-hangs listener-topic notifier-stopped notifier-hangs
    way-back certificate rights nova-compute link forced-down ssh-key nova-api)
[[ $# -eq 0 ]] || links=("$@")

enter_lab
[[ -z ${LAB_PERSONA:-} ]] || fail "the lab has a persona: lab/lab up --persona none"
work=$(mktemp -d)
etc=$LAB_STATE/etc
strange=
ended=
settings=()
trap 'mend; forget; bash "$top/lab/lab" up >"$work/up" 2>&1 || tail -3 "$work/up" >&2; rm -rf "$work"' EXIT

# What was made for a broken link.
forget() {
    ! ctl list_vhosts | grep -qx elsewhere || ctl delete_vhost elsewhere
    ! openstack user show plain >/dev/null 2>&1 || openstack user delete plain
}

# All processes of one of the lab's services, each of which is a session.
session() {
    pgrep -s "$(cut -d ' ' -f 1 "$LAB_STATE/run/$1.pid")" | tr '\n' ' '
}

ended() {
    ended+=" $1"
    kill -KILL $(session "$1") 2>/dev/null
}

ctl() {
    env HOME="$LAB_STATE/rabbitmq" ERL_EPMD_PORT=14369 RABBITMQ_NODENAME=lab@localhost /usr/lib/rabbitmq/bin/rabbitmqctl -q "$@"
}

# Waits for what a command finds: WORDS COMMAND...
await() {
    local words=$1 end=$((SECONDS + 180))
    shift
    until "$@"; do
        [[ $SECONDS -lt $end ]] || fail "no sign of $words"
        sleep 0.3
    done
}

# Whether somebody reads a queue, or nobody does: VIRTUAL-HOST QUEUE
reads() {
    ctl list_queues -p "$1" name consumers | awk -v queue="$2" '$1 == queue && $2 > 0 { found = 1 } END { exit !found }'
}

unread() {
    ! reads / "$1"
}

# Whether Nova shows compute-1 up, or down.
is() {
    openstack compute service list --host compute-1 --service nova-compute -f value -c State | grep -qx "$1"
}

answers() {
    [[ $(curl -s -o /dev/null -w '%{http_code}' http://198.51.100.1:8774/) == [23]* ]]
}

# Starts a service in the place of the lab's: NAME COMMAND...
instead() {
    ended "$1"
    shift
    setsid "$@" >"$work/strange" 2>&1 &
    strange=$!
}

# Nova's API with another nova.conf, which the arguments (of sed) make of the lab's.
nova() {
    sed "$@" "$etc/nova.conf" >"$work/nova.conf"
    instead nova-api nova-api --config-file "$work/nova.conf"
    await "Nova's API" answers
}

# Likewise Ceilometer's agent, which is to read that virtual host: VIRTUAL-HOST SED-ARGUMENT...
ceilometer() {
    local host=$1
    shift
    sed "$@" "$etc/ceilometer.conf" >"$work/ceilometer.conf"
    instead ceilometer-notification ceilometer-agent-notification --config-file "$work/ceilometer.conf"
    await "Ceilometer's agent" reads "$host" notifications.info
}

# Another virtual host, into which the lab's user may go.
other_bus() {
    local user
    user=$(sed -n 's/^transport_url *= *rabbit:\/\/\([^:]*\):.*/\1/p' "$etc/nova.conf" | tail -1)
    ctl add_vhost elsewhere >/dev/null 2>&1
    ctl set_permissions -p elsewhere "$user" '.*' '.*' '.*' >/dev/null
    elsewhere=$(sed -n 's/^transport_url *= *\([^?]*:[0-9]*\).*/\1\/elsewhere/p' "$etc/nova.conf" | tail -1)
}

# Everything as the lab has it.
mend() {
    [[ -z $strange ]] || kill -KILL -- "-$strange" 2>/dev/null
    strange=
    settings=()
    for name in rabbitmq aodh-listener aodh-notifier ceilometer-notification; do kill -CONT $(session $name) 2>/dev/null; done
    ip -n compute-1 link set eth0 up
    local name
    for name in $ended; do
        case $name in
            aodh-listener) bash "$top/lab/lab" up >"$work/up" 2>&1 || tail -3 "$work/up" >&2 ;;
            *) "$top/lab/lib/node-service" "$LAB_STATE" start "$name" ;;
        esac
        [[ $name != nova-api ]] || await "Nova's API" answers
        [[ $name != nova-compute-1 ]] || await "compute-1" is up
    done
    ended=
    for name in notifications.info alarm.all.sample alarming.sample; do await "a reader of $name" reads / $name; done
    openstack compute service set --up compute-1 nova-compute 2>/dev/null
}

# Sets who, what was found, and what was said.
asked() {
    env "${settings[@]}" "$program" check --prove --profile lab -q --logs-dir "$work/logs" >"$work/said" 2>&1
    who=check
    ! grep -q '^failed   alarms: the notification path' "$work/said" || who=proof
    [[ -s $work/said ]] || who=nobody
    said=$(head -3 "$work/said" | sed 's/  */ /g; s/|/\//g' | tr '\n' ';' | sed 's/;$//; s/;/; /g')
}

export DOCTOR_ARMING_TIMEOUT_S=10 DOCTOR_BOOT_TIMEOUT_S=40 DOCTOR_RESTORE_TIMEOUT_S=60
echo "| broken | named by | what is said |"
echo "|---|---|---|"
for link in "${links[@]}"; do
    case $link in
        nothing) what="nothing" ;;
        notify-on-state-change) what="Nova: no \`notify_on_state_change\`"; nova '/^notify_on_state_change/d' ;;
        driver) what="Nova: \`driver = noop\`"; nova -e '/^driver *=/d' -e 's/^\[oslo_messaging_notifications\]/&\ndriver = noop/' ;;
        topics) what="Nova: other \`topics\`"; nova 's/^\[oslo_messaging_notifications\]/&\ntopics = elsewhere/' ;;
        format) what="Nova: \`notification_format = versioned\`"; nova 's/^notification_format.*/notification_format = versioned/' ;;
        nova-bus) what="Nova notifies in another virtual host"; other_bus
            nova "s#^\[oslo_messaging_notifications\]#&\ntransport_url = $elsewhere#" ;;
        rabbitmq) what="RabbitMQ hangs"; kill -STOP $(session rabbitmq) ;;
        bus-password) what="the bus refuses the password we have"
            sed 's#^\(transport_url *= *rabbit://[^:]*:\)[^@]*@#\1wrong@#' "$etc/nova.conf" >"$work/bus.conf"
            settings=(DOCTOR_BUS_CONFIG="$work/bus.conf") ;;
        ceilometer-stopped) what="Ceilometer's agent stopped"; ended ceilometer-notification; await "its end" unread notifications.info ;;
        ceilometer-hangs) what="Ceilometer's agent hangs"; kill -STOP $(session ceilometer-notification) ;;
        ceilometer-bus) what="Ceilometer reads another virtual host"; other_bus
            ceilometer elsewhere "s#^\[notification\]#&\nmessaging_urls = $elsewhere#" ;;
        pipeline) what="Ceilometer: no \`alarm.all\` in the pipeline"
            sed 's/?topic=alarm\.all//' "$etc/event_pipeline.yaml" >"$work/pipeline.yaml"
            ceilometer / "s#^event_pipeline_cfg_file.*#event_pipeline_cfg_file = $work/pipeline.yaml#" ;;
        definitions) what="Ceilometer: updates have no \`display_name\`"
            sed '/^ *display_name:$/,+1d; /^ *display_name: /d' \
                /usr/lib/python3/dist-packages/ceilometer/pipeline/data/event_definitions.yaml >"$work/definitions.yaml"
            ceilometer / "\$a [event]\ndefinitions_cfg_file = $work/definitions.yaml" ;;
        listener-stopped) what="aodh-listener stopped"; ended aodh-listener; await "its end" unread alarm.all.sample ;;
        listener-hangs) what="aodh-listener hangs"; kill -STOP $(session aodh-listener) ;;
        listener-topic) what="aodh-listener reads another topic"
            sed 's/^event_alarm_topic.*/event_alarm_topic = alarm.none/' "$etc/aodh.conf" >"$work/aodh.conf"
            instead aodh-listener aodh-listener --config-file "$work/aodh.conf"
            await "aodh-listener" reads / alarm.none.sample ;;
        notifier-stopped) what="aodh-notifier stopped"; ended aodh-notifier; await "its end" unread alarming.sample ;;
        notifier-hangs) what="aodh-notifier hangs"; kill -STOP $(session aodh-notifier) ;;
        way-back) what="nobody answers at the Consumer's address"
            settings=(DOCTOR_CONSUMER_URL=http://198.51.100.1:9/) ;;
        certificate) what="Aodh does not trust the Consumer's address"
            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=nobody -days 2 -keyout "$work/tls.key" -out "$work/tls.pem" 2>/dev/null
            setsid openssl s_server -quiet -accept 198.51.100.1:9443 -key "$work/tls.key" -cert "$work/tls.pem" -www >/dev/null 2>&1 &
            strange=$!
            settings=(DOCTOR_CONSUMER_URL=https://198.51.100.1:9443/) ;;
        rights) what="the user is no admin"
            project=$(openstack project show admin -f value -c id)
            openstack user show plain >/dev/null 2>&1 || openstack user create --password plain plain >/dev/null
            openstack role add --user plain --project "$project" member
            settings=(OS_USERNAME=plain OS_PASSWORD=plain) ;;
        nova-compute) what="nova-compute stopped, its host is up"; ended nova-compute-1
            await "a host that is down" is down ;;
        link) what="a host's link is down"; ip -n compute-1 link set eth0 down; settings=(DOCTOR_RUN_HOST=compute-1) ;;
        forced-down) what="a host is forced down"; openstack compute service set --down compute-1 nova-compute ;;
        ssh-key) what="the hosts refuse our key"; ssh-keygen -q -t ed25519 -N '' -f "$work/key" <<<y >/dev/null
            settings=(SSH_KEY="$work/key") ;;
        nova-api) what="nova-api stopped"; ended nova-api ;;
        *) fail "no link $link" ;;
    esac
    asked
    echo "| $what | $who | ${said:-*nothing*} |"
    mend
done
