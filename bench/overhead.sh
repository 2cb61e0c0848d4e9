#!/bin/bash
# What the harness itself adds to the latency: bench/overhead.sh [PAIRS]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`). Two instances on one host, each with an event alarm of its own. By turns, PAIRS
# times (default 10): a bare script marks the host and the first instance and waits for the webhook; then our Inspector and Consumer do
# the same with the second. Both have their token and a warm connection, and both force the host down beside setting the instance to
# error. Time runs from just before the calls to the receipt of the webhook. Prints each pair, the medians and their ratio, the
# load averages; exits 1 when the ratio is above 1.05. Needs the classes of `mvn test-compile`.

set -u -o pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$top/target/doctor-functest
pairs=${1:-10}
bench=org.opnfv.doctor.functest.inspector.MarkBench

fail() {
    echo "overhead: $1" >&2
    exit 2
}
jar=$(ls "$top"/target/doctor-functest-*-all.jar 2>/dev/null | head -1)
[[ -n $jar ]] || fail "the program is missing; it is built by ./run-functest.sh --help"
[[ -e $top/target/test-classes/${bench//.//}.class ]] || fail "the bench's classes are missing: mvn test-compile"
awaitility=$(find "$HOME/.m2" -name 'awaitility-*.jar' | head -1)
environment=$(bash "$top/lab/lab" env) || fail "there is no lab: lab/lab up"
eval "$environment"

work=$(mktemp -d)
finish() {
    exec 7>&- 6>&-
    "$program" clean --profile lab --logs-dir "$work/logs" >"$work/clean" 2>&1 || cat "$work/clean" >&2
    rm -rf "$work"
}
trap finish EXIT
DOCTOR_BOOT_TIMEOUT_S=300 "$program" run -q --keep --profile lab --alarm-match display-name --instances 2 --host compute-1 --logs-dir "$work/logs" \
    >"$work/run" 2>&1 || fail "the run that makes the instances did not pass: $(tail -2 "$work/run")"
run=$(readlink -f "$work/logs/latest")

mkfifo "$work/bare.in" "$work/ours.in"
cat >"$work/bare.py" <<'PYTHON'
import http.client, http.server, json, os, sys, threading, time, urllib.parse

run = json.load(open(sys.argv[1] + "/run.json"))
host, first = run["host"]["name"], run["instances"][0]
received, at = threading.Event(), []


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        at.append(time.time())
        self.rfile.read(int(self.headers["Content-Length"]))
        received.set()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words):
        pass


hook = http.server.ThreadingHTTPServer((os.environ["LAB_ADDRESS"], 0), Hook)
threading.Thread(target=hook.serve_forever, daemon=True).start()


def ask(connection, method, path, token, body=None):
    headers = {"X-Auth-Token": token, "Content-Type": "application/json", "OpenStack-API-Version": "compute 2.53"}
    connection.request(method, path, json.dumps(body) if body else None, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {text[:200]}")
    return json.loads(text) if text else None


def token(project):
    url = urllib.parse.urlparse(os.environ["OS_AUTH_URL"])
    connection = http.client.HTTPConnection(url.netloc)
    connection.request("POST", url.path + "/auth/tokens", json.dumps({"auth": {
        "identity": {"methods": ["password"], "password": {"user": {
            "name": os.environ["OS_USERNAME"], "domain": {"name": "Default"}, "password": os.environ["OS_PASSWORD"]}}},
        "scope": {"project": project}}}), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    return answer.headers["X-Subject-Token"]


lab = os.environ["LAB_ADDRESS"]
mine = token({"name": "admin", "domain": {"name": "Default"}})
instances, hosts = http.client.HTTPConnection(lab, 8774), http.client.HTTPConnection(lab, 8774)
server = ask(instances, "GET", f"/v2.1/servers/{first['id']}", mine)["server"]
service = next(s["id"] for s in ask(hosts, "GET", "/v2.1/os-services?binary=nova-compute", mine)["services"] if s["host"] == host)
theirs = token({"id": server["tenant_id"]})
aodh = http.client.HTTPConnection(lab, 8042)
alarm = ask(aodh, "POST", "/v2/alarms", theirs, {
    "name": "bare", "type": "event", "repeat_actions": True, "alarm_actions": [f"http://{lab}:{hook.server_port}/"],
    "event_rule": {"event_type": "compute.instance.update", "query": [
        {"field": "traits.instance_id", "op": "eq", "type": "", "value": first["id"]},
        {"field": "traits.state", "op": "eq", "type": "", "value": "error"}]}})["alarm_id"]


def state(name):
    ask(instances, "POST", f"/v2.1/servers/{first['id']}/action", mine, {"os-resetState": {"state": name}})


def down(forced):
    ask(hosts, "PUT", f"/v2.1/os-services/{service}", mine, {"forced_down": forced})


def turn(patience):
    at.clear()
    received.clear()
    begin = time.time()
    other = threading.Thread(target=down, args=(True,))
    other.start()
    state("error")
    heard = received.wait(patience)
    other.join()
    return (at[0] - begin) * 1e3 if heard else None


def back():
    state("active")
    down(False)
    time.sleep(2)


while turn(5) is None:
    back()
back()
print("ready", flush=True)
for line in sys.stdin:
    # The connections are as warm as the other side's: used a moment ago.
    ask(hosts, "GET", "/v2.1/os-services", mine)
    ask(instances, "GET", "/v2.1/os-services", mine)
    print(turn(60), flush=True)
    back()
ask(http.client.HTTPConnection(lab, 8042), "DELETE", f"/v2/alarms/{alarm}", theirs)
PYTHON
python3 "$work/bare.py" "$run" <"$work/bare.in" >"$work/bare.out" 2>"$work/bare.err" &
exec 6>"$work/bare.in"
java -XX:TieredStopAtLevel=1 -cp "$top/target/test-classes:$jar:$awaitility" "$bench" "$run" "$LAB_ADDRESS" doctor_vm2 \
    <"$work/ours.in" >"$work/ours.out" 2>"$work/ours.err" &
exec 7>"$work/ours.in"

# Waits for line $2 of what $1 says.
line() {
    local end=$((SECONDS + 180))
    until [[ $(wc -l <"$work/$1.out") -ge $2 ]]; do
        [[ $SECONDS -lt $end ]] || fail "$1 says nothing: $(tail -3 "$work/$1.err")"
        sleep 0.1
    done
    sed -n "$2p" "$work/$1.out"
}
line bare 1 >/dev/null
line ours 1 >/dev/null
before=$(cut -d ' ' -f 1-3 /proc/loadavg)
echo "| pair | bare script, ms | ours, ms |"
echo "|---|---|---|"
for ((pair = 1; pair <= pairs; pair++)); do
    # Who begins changes: what is warmer the second time helps both.
    for who in $( ((pair % 2)) && echo bare ours || echo ours bare); do
        if [[ $who == bare ]]; then
            echo go >&6
            line bare $((pair + 1)) >>"$work/bare.ms"
        else
            echo 8 >&7
            line ours $((pair + 1)) | cut -d ' ' -f 6 >>"$work/ours.ms"
        fi
        sleep 2.5
    done
    printf '| %d | %.0f | %.0f |\n' "$pair" "$(tail -1 "$work/bare.ms")" "$(tail -1 "$work/ours.ms")"
done
median() { sort -g "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
awk -v bare="$(median "$work/bare.ms")" -v ours="$(median "$work/ours.ms")" -v before="$before" -v after="$(cut -d ' ' -f 1-3 /proc/loadavg)" 'BEGIN {
    printf "\nmedians: bare script %.0f ms, ours %.0f ms, ratio %.3f; load averages %s before, %s after\n", bare, ours, ours / bare, before, after
    exit ours / bare > 1.05 }'
