#!/bin/bash
# Breaks the lab's chain on purpose and shows what a run says of it: bench/broken-chain.sh [CASE...]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`), with compute-1. In most cases the run is held (SIGSTOP) where it is about to
# take the link down, something is broken, the run goes on, and what was broken is put right when it begins to restore. Prints a
# Markdown table: what was broken, what was asked, verdict, exit code, its line. Exits 1 when a verdict is not the expected one. At the
# end the lab is repaired by `lab/lab up`. Cases: see `cases` below; all by default.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
host=compute-1
cases=(notifier rabbitmq nova-503 nova-503-before keystone keystone-token down-unknown down-known no-instance ssh-key pipeline)
[[ $# -eq 0 ]] || cases=("$@")

enter_lab
work=$(mktemp -d)
run=
responder=
put_right() {
    [[ -z $run ]] || kill -CONT "$run" 2>/dev/null
    kill -CONT $(session aodh-notifier) $(session rabbitmq) 2>/dev/null
    [[ -z $responder ]] || kill "$responder" 2>/dev/null
    responder=
    ip -n "$host" link set eth0 up
    [[ ! -d $LAB_STATE/fernet.kept ]] || { rm -rf "$LAB_STATE/fernet" && mv "$LAB_STATE/fernet.kept" "$LAB_STATE/fernet"; }
    [[ ! -e $work/pipeline ]] || { cp "$work/pipeline" "$LAB_STATE/etc/event_pipeline.yaml" && rm "$work/pipeline"; }
    bash "$top/lab/lab" up >"$work/up" 2>&1 || tail -3 "$work/up" >&2
}
trap '[[ -z $run ]] || kill -KILL $run 2>/dev/null; put_right; rm -rf "$work"' EXIT

# All processes of one of the lab's services, each of which is a session.
session() {
    pgrep -s "$(cut -d ' ' -f 1 "$LAB_STATE/run/$1.pid")" | tr '\n' ' '
}

ended() {
    kill -KILL $(session "$1") 2>/dev/null
}

# Answers 503 to everything where nova-api listened.
answer_503() {
    python3 - <<'PYTHON' &
import http.server, socketserver, time
class Busy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(503)
        self.send_header("Content-Length", "0")
        self.end_headers()
    do_GET = do_POST = do_PUT = do_DELETE = answer
    def log_message(self, *words): pass
    def handle(self):
        try:
            super().handle()
        except OSError:
            pass
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = allow_reuse_address = True
while True:
    try:
        Server(("198.51.100.1", 8774), Busy).serve_forever()
    except OSError:
        time.sleep(0.02)
PYTHON
    responder=$!
}

nova_503() {
    answer_503
    ended nova-api
    local end=$((SECONDS + 10))
    until [[ $(curl -s -o /dev/null -w '%{http_code}' http://198.51.100.1:8774/) == 503 || $SECONDS -gt $end ]]; do sleep 0.1; done
}

restart() {
    ended "$1"
    bash "$top/lab/lab" up >"$work/up" 2>&1
}

# The first answers of a fresh Keystone take a second, which is not what is asked here.
restart_keystone() {
    restart keystone
    for _ in 1 2 3 4; do openstack token issue >/dev/null; done
}

new_tokens() {
    cp -a "$LAB_STATE/fernet" "$LAB_STATE/fernet.kept"
    for key in "$LAB_STATE"/fernet/*; do head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$key"; done
    ended memcached
    restart_keystone
}

migrate() {
    local id
    id=$(openstack server list --all-projects --host "$host" -f value -c ID | head -1)
    openstack server migrate "$id" --wait >/dev/null 2>&1
    openstack server resize confirm "$id" >/dev/null 2>&1
    openstack server show "$id" -f value -c OS-EXT-SRV-ATTR:host >&2
}

# Waits until stage $1 is on the console of the run, or it has ended.
comes_to() {
    until grep -q "^ *[0-9.]* s  $1" "$work/err" || ! kill -0 "$run" 2>/dev/null; do sleep 0.002; done
}

# A run that is held at stage $1 for the command $2; $3 puts it right when it restores.
held() {
    "$program" run --profile lab --alarm-match display-name --host "$host" --logs-dir "$work/logs" >"$work/out" 2>"$work/err" &
    run=$!
    comes_to "$1"
    kill -STOP "$run" 2>/dev/null
    $2
    kill -CONT "$run" 2>/dev/null
    comes_to restore
    $3
    wait "$run"
    code=$?
    run=
}

asked() {
    "$program" "$@" --logs-dir "$work/logs" >"$work/out" 2>"$work/err"
    code=$?
}

status=0
# The verdict and the reason in it, whatever the words' places are.
row() {
    local what=$1 command=$2 wanted=$3 verdict line
    verdict=$(cat "$work/out" "$work/err" | grep -o -m 1 -E '^(PASS|FAIL|UNKNOWN)|^doctor-functest: UNKNOWN|failed ' | sed 's/doctor-functest: //; s/ *$//')
    # What follows "why" up to the next heading, or else the first line that failed.
    line=$(awk '/^  why/ { on = 1; sub("^  why *", ""); print; next } on && /^                / { print; next } { on = 0 }' "$work/out")
    [[ -n $line ]] || line=$(cat "$work/out" "$work/err" | grep -E "^(failed .*$host|failed +alarms|PASS|FAIL|UNKNOWN|doctor-functest:|.*: all is undone)" | head -1)
    line=$(echo "$line" | tr '\n' ' ' | sed 's/  */ /g')
    [[ " $wanted " == *" $code "* ]] || { status=1; line="UNEXPECTED, $wanted was: $line"; }
    echo "| $what | \`$command\` | ${verdict:-none} | $code | ${line%% } |"
}

at_once() { "$@"; }
echo "| broken | asked | verdict | exit code | the line |"
echo "|---|---|---|---|---|"
export DOCTOR_RUN_TIMEOUT_S=8
for name in "${cases[@]}"; do
    case $name in
        notifier)
            held inject "kill -STOP $(session aodh-notifier)" "kill -CONT $(session aodh-notifier)"
            row "aodh-notifier stopped before the fault" run 1 ;;
        rabbitmq)
            held inject "kill -STOP $(session rabbitmq)" "kill -CONT $(session rabbitmq)"
            row "RabbitMQ stopped before the fault" run 1 ;;
        nova-503)
            held inject nova_503 true
            row "nova-api answers 503 from the fault on, also to the clean-up" run 4
            put_right
            asked clean --profile lab
            row "the same, nova-api is back" clean 0 ;;
        nova-503-before)
            nova_503
            asked run --profile lab --alarm-match display-name --host "$host"
            row "nova-api answers 503 all the time" run 3
            asked check --profile lab
            row "the same" check 3
            put_right ;;
        keystone)
            held arm restart_keystone true
            row "Keystone restarted, the token is still good" run "0 1" ;;
        keystone-token)
            held arm new_tokens true
            row "Keystone restarted with other keys: no token is good" run "0 1"
            put_right ;;
        down-unknown)
            ip -n "$host" link set eth0 down
            DOCTOR_BOOT_TIMEOUT_S=15 asked run --profile lab --alarm-match display-name --host "$host"
            row "the host's link is down already, Nova does not know" run 3
            asked check --profile lab
            row "the same" check 3
            put_right ;;
        down-known)
            openstack compute service set --down "$host" nova-compute
            asked run --profile lab --alarm-match display-name --host "$host"
            row "the host is forced down already" run 3
            put_right ;;
        no-instance)
            held arm migrate true
            row "the instance was migrated away before the fault" run 3 ;;
        ssh-key)
            ssh-keygen -q -t ed25519 -N '' -f "$work/key"
            SSH_KEY=$work/key asked run --profile lab --alarm-match display-name --host "$host"
            row "the hosts refuse the SSH key" run 3
            SSH_KEY=$work/key asked check --profile lab
            row "the same" check 3 ;;
        pipeline)
            cp "$LAB_STATE/etc/event_pipeline.yaml" "$work/pipeline"
            sed -i 's/alarm\.all/somewhere.else/' "$LAB_STATE/etc/event_pipeline.yaml"
            ended ceilometer-notification
            setsid ceilometer-agent-notification --config-file "$LAB_STATE/etc/ceilometer.conf" >"$work/ceilometer" 2>&1 &
            strange=$!
            sleep 12
            DOCTOR_ARMING_TIMEOUT_S=10 asked run --profile lab --alarm-match display-name --host "$host"
            row "Ceilometer's pipeline has no alarm.all" run 3
            DOCTOR_ARMING_TIMEOUT_S=10 asked check --profile lab --prove
            row "the same" "check --prove" 3
            kill -TERM -- -"$strange"
            put_right ;;
        *) fail "no case $name" ;;
    esac
done
exit $status
