#!/bin/bash
# What the harness itself adds to the latency, from the first run of a process on: bench/overhead.sh [PAIRS [INSTANCES [PARALLEL...]]]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`). By turns, PAIRS times (default 10) for each PARALLEL (default 4): a bare
# script sets INSTANCES instances (default 1) of compute-1 to error, PARALLEL at a time, and then forces the host down as we do, over
# connections that are warm; then a process of ours that has just been started does a whole run with as many instances of compute-2
# and inspector.parallel as that. Bare time runs from just before the calls to the receipt of the last webhook, ours from the
# detection to the same. RESULTS=FILE keeps a line for each turn and goes on with those that are there; ends on Ctrl-C with the table.
#
# Prints each turn, then medians and ranges in ms, and ours / bare as the median of the pairs with its 95 % interval (bootstrap).

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
pairs=${1:-10}
instances=${2:-1}
shift $(($# < 2 ? $# : 2))
[[ $# -gt 0 ]] || set -- 4

enter_lab

work=$(mktemp -d)
finish() {
    "$program" clean --profile lab --logs-dir "$work/logs" >"$work/clean" 2>&1 || cat "$work/clean" >&2
    rm -rf "$work"
}
trap finish EXIT
trap : INT TERM
DOCTOR_BOOT_TIMEOUT_S=300 "$program" run -q --keep --profile lab --alarm-match display-name --instances "$instances" --host compute-1 \
    --logs-dir "$work/logs" >"$work/run" 2>&1 || fail "the run that makes the instances did not pass: $(tail -2 "$work/run")"

cat >"$work/turns.py" <<'PYTHON'
import http.client, http.server, json, os, queue, random, statistics, subprocess, sys, threading, time, urllib.parse

folder, program, pairs, limits = sys.argv[1], sys.argv[2], int(sys.argv[3]), [int(limit) for limit in sys.argv[4:]]
run = json.load(open(folder + "/run.json"))
host, ids = run["host"]["name"], [instance["id"] for instance in run["instances"]]
lab, results = os.environ["LAB_ADDRESS"], os.environ.get("RESULTS")
told, at = threading.Condition(), {}


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        now = time.time()
        with told:
            at.setdefault(self.path[1:], now)
            told.notify_all()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words):
        pass


hook = http.server.ThreadingHTTPServer((lab, 0), Hook)
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


mine = token({"name": "admin", "domain": {"name": "Default"}})
nova = [http.client.HTTPConnection(lab, 8774) for _ in range(max(limits))]
hosts = http.client.HTTPConnection(lab, 8774)
theirs = token({"id": ask(hosts, "GET", f"/v2.1/servers/{ids[0]}", mine)["server"]["tenant_id"]})
service = next(s["id"] for s in ask(hosts, "GET", "/v2.1/os-services?binary=nova-compute", mine)["services"] if s["host"] == host)
aodh = http.client.HTTPConnection(lab, 8042)
alarms = [ask(aodh, "POST", "/v2/alarms", theirs, {
    "name": "bare " + id, "type": "event", "repeat_actions": True, "alarm_actions": [f"http://{lab}:{hook.server_port}/{id}"],
    "event_rule": {"event_type": "compute.instance.update", "query": [
        {"field": "traits.instance_id", "op": "eq", "type": "", "value": id},
        {"field": "traits.state", "op": "eq", "type": "", "value": "error"}]}})["alarm_id"] for id in ids]


def states(connection, work, state):
    while True:
        try:
            id = work.get_nowait()
        except queue.Empty:
            return
        ask(connection, "POST", f"/v2.1/servers/{id}/action", mine, {"os-resetState": {"state": state}})


def down(forced):
    ask(hosts, "PUT", f"/v2.1/os-services/{service}", mine, {"forced_down": forced})


def bare(limit, patience):
    for connection in nova[:limit] + [hosts]:
        ask(connection, "GET", "/v2.1/os-services", mine)
    work = queue.Queue()
    for id in ids:
        work.put(id)
    at.clear()
    threads = [threading.Thread(target=states, args=(connection, work, "error")) for connection in nova[:min(limit, len(ids))]]
    begin = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    down(True)
    with told:
        all_told = told.wait_for(lambda: len(at) == len(ids), patience)
    last = (max(at.values()) - begin) * 1e3 if all_told else None
    work = queue.Queue()
    for id in ids:
        work.put(id)
    states(nova[0], work, "active")
    down(False)
    time.sleep(2)
    return last


def ours(limit):
    made = subprocess.run([program, "run", "-q", "--profile", "lab", "--alarm-match", "display-name", "--instances", str(len(ids)), "--threshold", "20",
                           "--host", "compute-2", "-f", "json", "--logs-dir", folder + "/../ours"], capture_output=True,
                          env=dict(os.environ, DOCTOR_INSPECTOR_PARALLEL=str(limit)))
    if made.returncode != 0:
        print(f"ours ended with {made.returncode}: {made.stderr.decode()[-200:]}", file=sys.stderr)
        return None
    last = max(json.loads(made.stdout)["instances"], key=lambda instance: instance["notified"])
    return last["latency_s"] * 1e3, sum(last["own_s"].values()) * 1e3


def table(rows):
    show = lambda v: f"{statistics.median(v):.1f} ({min(v):.1f}-{max(v):.1f})"
    random.seed(1)
    print(f"{'at a time':>9} {'pairs':>5} {'bare, ms':>22} {'ours, ms':>22} {'of it our own, ms':>22} {'ours/bare':>9}  95 % interval")
    for limit in limits:
        same = [row for row in rows if row["limit"] == limit and row["instances"] == len(ids)]
        if same:
            ratios = [row["ours"] / row["bare"] for row in same]
            boot = sorted(statistics.median(random.choices(ratios, k=len(ratios))) for _ in range(10000))
            print(f"{limit:9} {len(same):5} {show([row['bare'] for row in same]):>22} {show([row['ours'] for row in same]):>22}"
                  f" {show([row['own'] for row in same]):>22} {statistics.median(ratios):9.2f}  {boot[250]:.2f}-{boot[9749]:.2f}")


rows = [json.loads(line) for line in open(results)] if results and os.path.exists(results) else []
try:
    while bare(max(limits), 5) is None:
        pass
    for pair in range(pairs):
        for limit in limits:
            # Who begins changes: what is warmer the second time helps both.
            turns = [lambda: ("bare", bare(limit, 60)), lambda: ("ours", ours(limit))]
            found = dict(turn() for turn in (turns if pair % 2 else turns[::-1]))
            if None in found.values():
                continue
            row = {"limit": limit, "instances": len(ids), "bare": found["bare"], "ours": found["ours"][0], "own": found["ours"][1],
                   "load": os.getloadavg()[0]}
            rows.append(row)
            print(json.dumps(row), flush=True)
            if results:
                with open(results, "a") as file:
                    print(json.dumps(row), file=file)
except KeyboardInterrupt:
    pass
finally:
    for alarm in alarms:
        ask(http.client.HTTPConnection(lab, 8042), "DELETE", f"/v2/alarms/{alarm}", theirs)
table(rows)
PYTHON
/usr/bin/python3 "$work/turns.py" "$(readlink -f "$work/logs/latest")" "$program" "$pairs" "$@"
