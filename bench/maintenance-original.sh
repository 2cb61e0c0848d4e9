#!/bin/bash
# Planned maintenance that goes wrong, as the original judges it and as this harness does: bench/maintenance-original.sh CHECKOUT
#
# CHECKOUT is a copy of the original's repository (doctor_tests, its last release), which the caller has; nothing of it is changed.
# For each case two embedded clouds of three hosts misbehave by the same plan. On one the original's own admin tool maintains the
# hosts, and its own test begins the session, waits for its end and judges it; on the other `run --scenario maintenance` does.
# Between the original and today's services are: an owner who agrees like its app manager, and does so, refuses or is silent where a
# case says (it needs Heat, and always agrees); in place of RabbitMQ oslo.messaging's own bus within a process; Nova's API 2.53 in place
# of 2.34, with the same calls; empty modules for the clients of Congress and Vitrage. Its sleeps are FASTER (default 20) times
# shorter; all of them alike, and seconds are told as they would have been.
#
# Prints for each case what either says, and what Nova shows when it is said. Needs target/doctor-functest, port 12347, which is the
# original's, and Debian's python3-flask, -paramiko, -heatclient, -novaclient, -glanceclient, -neutronclient, -aodhclient, -oslo.messaging.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# -eq 1 && -f $1/doctor_tests/admin_tool/sample.py ]] || fail "the argument is a checkout of the original, with doctor_tests in it"
checkout=$(cd "$1" && pwd)
work=$(mktemp -d)
cloud=
# shellcheck disable=SC2317 # called by the trap
finish() {
    end_cloud
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
mkdir -p "$work"/stubs/{congressclient/v1,vitrageclient}
touch "$work"/stubs/{congressclient,congressclient/v1,vitrageclient}/{__init__,client}.py

begin_cloud() { # PLAN
    echo "faults: [$1]" >"$work/plan.yaml"
    (cd "$work" && exec "$program" cloud --hosts 3 --faults plan.yaml >openrc 2>cloud.err) &
    cloud=$!
    local end=$((SECONDS + 60))
    until grep -q DOCTOR_EMBEDDED_URL "$work/openrc" 2>/dev/null; do
        kill -0 "$cloud" 2>/dev/null && ((SECONDS < end)) || fail "no cloud: $(cat "$work/cloud.err")"
        read -r -t 0.2 <> <(:) || true
    done
    # shellcheck source=/dev/null
    . "$work/openrc"
}

end_cloud() {
    [[ -z $cloud ]] || { kill "$cloud" && wait "$cloud"; } 2>/dev/null
    cloud=
    rm -f "$work/openrc"
}

cat >"$work/original.py" <<'PYTHON'
import json
import logging
import os
import sys
import threading
import time
import types

import novaclient.client
import oslo_messaging
import requests
from doctor_tests import config
from doctor_tests.admin_tool import sample as tool
from doctor_tests.identity_auth import get_session
from doctor_tests.os_clients import aodh_client
from doctor_tests.scenario import maintenance as scenario

behaviour, faster = sys.argv[1], float(os.environ.get("FASTER", "20"))
logging.basicConfig(filename="original.log", level=logging.INFO)
session = get_session()


def nova_client(version, session):
    nova = novaclient.client.Client("2.53", session=session)
    enable, disable = nova.services.enable, nova.services.disable_log_reason
    service = lambda host: nova.services.list(host=host, binary="nova-compute")[0].id
    nova.services.enable = lambda host, binary: enable(service(host))
    nova.services.disable_log_reason = lambda host, binary, reason: disable(service(host), reason)
    nova.hypervisors.search = lambda host: [h for h in nova.hypervisors.list() if h.hypervisor_hostname == host]
    nova.hypervisors.get = lambda id: next(h for h in nova.hypervisors.list() if h.id == id)
    return nova


slept = {}  # by thread, as the original would have slept


def sleep(seconds):
    slept[threading.get_ident()] = slept.get(threading.get_ident(), 0) + seconds
    time.sleep(seconds / faster)


for module in (tool, scenario):
    module.time = types.SimpleNamespace(sleep=sleep, time=time.time)
    module.nova_client = nova_client
nova = nova_client(None, session)
disabled = lambda: [s.host for s in nova.services.list(binary="nova-compute") if s.status == "disabled"]

# Two instances on each host, as its template makes them, and an alarm on notices of maintenance.
glance = {"service_type": "image"}
image = session.post("/v2/images", endpoint_filter=glance, json={"name": "doctor", "disk_format": "raw", "container_format": "bare"}).json()
session.put(f"/v2/images/{image['id']}/file", endpoint_filter=glance, data=b"an image", headers={"Content-Type": "application/octet-stream"})
nova.quotas.update(session.get_project_id(), cores=-1, ram=-1, instances=-1)
flavor = nova.flavors.create("doctor_maint", 64, nova.hypervisors.list()[0].vcpus // 2, 1)
names = ["ha_app_0", "nonha_app_0", "ha_app_1", "nonha_app_1", "nonha_app_2", "nonha_app_3"]
for number, name in enumerate(names):
    nova.servers.create("doctor_" + name, image["id"], flavor, nics="none", availability_zone=f"nova:compute-{number // 2 + 1}")
while any(server.status != "ACTIVE" for server in nova.servers.list()):
    time.sleep(0.2)
aodh_client("2", session).alarm.create({
    "name": "maintenance", "type": "event", "event_rule": {"event_type": "maintenance.scheduled", "query": []},
    "alarm_actions": ["http://127.0.0.1:12348/maintenance"], "repeat_actions": True})


class Owner:
    maintained = []

    def info(self, context, publisher, event_type, payload, metadata):
        if event_type == "maintenance.scheduled":
            threading.Thread(target=self.reply, args=[payload]).start()
        elif payload["state"] == "MAINTENANCE_COMPLETE":
            self.maintained.append(payload["host"])

    def reply(self, payload):
        state = payload["state"]
        reply = {"session_id": payload["session_id"], "state": "ACK_" + state}
        if state == "INSTANCE_ACTION_DONE" or state == "PLANNED_MAINTENANCE" and behaviour == "silent":
            return
        if state == "SCALE_IN":
            for server in nova.servers.list():
                if server.name in ("doctor_nonha_app_1", "doctor_nonha_app_3"):
                    server.delete()
            while len(nova.servers.list()) > 4:
                time.sleep(0.1)
        elif state == "PLANNED_MAINTENANCE" and behaviour == "refuses":
            reply["state"] = "NACK_" + state
        elif "MIGRATE" in payload["allowed_actions"]:
            instances = requests.get(payload["instance_ids"]).json()["instance_ids"]
            reply["instance_actions"] = {instance: "MIGRATE" for instance in instances}
        requests.put(payload["reply_url"], json=reply)


conf = config.prepare_conf(args=[], config_files=[])
conf.set_override("doctor_project", os.environ["OS_PROJECT_NAME"])
conf.set_override("ip", "127.0.0.1", group="admin_tool")
bus = oslo_messaging.get_notification_transport(conf, "fake://")
oslo_messaging.get_notification_listener(bus, [oslo_messaging.Target(topic="notifications")], [Owner()], executor="threading").start()

test = scenario.Maintenance("fake://", conf, logging.getLogger("original"))
test.admin_tool.start()
id = test.start_maintenance()
seen = {}
remove = test.remove_maintenance_session


def looked(session_id):
    seen.update(state=test.get_maintenance_state(session_id), disabled=disabled())
    remove(session_id)


test.remove_maintenance_session = looked
slept.clear()
try:
    test.wait_maintenance_complete(id)
    verdict = "passes"
except Exception as e:
    verdict = "fails: " + str(e).replace(id, "ID")
with open("theirs", "w") as told:
    json.dump(dict(seen, verdict=verdict, seconds=slept[threading.get_ident()], maintained=Owner.maintained, after=disabled()), told)
os._exit(0)  # its server does not end by itself with today's Werkzeug
PYTHON

cat >"$work/told.py" <<'PYTHON'
import json
import sys

case, folder = sys.argv[1:]
theirs = json.load(open(folder + "/theirs"))
ours = json.load(open(folder + "/ours"))
hosts = lambda names: ", ".join(names) or "none"
print(case)
print(f"  original  {theirs['verdict']}; {theirs['seconds']:.0f} s; session {theirs['state']}; maintained: {hosts(theirs['maintained'])};"
      f" disabled when it said so: {hosts(theirs['disabled'])}, after its clean-up: {hosts(theirs['after'])}")
maintained = [host["host"] for host in ours["hosts"] if host["times"]]
enabled = [host["host"] for host in ours["hosts"] if not host["enabled"]]
print(f"  ours      {ours['verdict']}; {float(sys.stdin.read()):.0f} s; session {ours['states'][-1]['state']}; maintained: {hosts(maintained)};"
      f" not enabled in the end: {hosts(enabled)}; clean-up {ours['cleanup']}")
for reason in ours["reasons"]:
    print(f"            {reason}")
PYTHON

run_case() { # NAME OWNER PLAN [NAME=VALUE of ours...]
    begin_cloud "$3"
    (cd "$work" && INSTALLER_TYPE=apex PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$checkout:$work/stubs \
        /usr/bin/python3 -W ignore original.py "$2" >original.out 2>&1) || fail "the original did not end: $(tail -n 3 "$work/original.out")"
    end_cloud
    begin_cloud "$3"
    local begun=$SECONDS
    (cd "$work" && env "${@:4}" "$program" run -q --scenario maintenance -f json >ours 2>ours.err)
    echo $((SECONDS - begun)) | /usr/bin/python3 "$work/told.py" "$1" "$work" || fail "no report: $(tail -n 2 "$work/ours.err")"
    end_cloud
}

never='{call: GET /nowhere, status: 500}'
in_window=(DOCTOR_MAINTENANCE_REPLY_TO=PLANNED_MAINTENANCE DOCTOR_MAINTENANCE_REPLY_WINDOW_S=10)
run_case "all goes well" agrees "$never"
run_case "the owner refuses to have the instances of a host moved" refuses "$never" "${in_window[@]}" DOCTOR_MAINTENANCE_REPLY=nack
run_case "the owner does not reply to that" silent "$never" "${in_window[@]}" DOCTOR_MAINTENANCE_REPLY=none
# The first call moves an instance of the host to be emptied before, the second one confirms that.
run_case "Nova refuses to move an instance" agrees "{call: 'POST /v2.1/servers/*/action', which: 3, status: 500}"
run_case "Nova accepts to move an instance and does not" agrees "{call: 'POST /v2.1/servers/*/action', which: 3, ignore: true}"
