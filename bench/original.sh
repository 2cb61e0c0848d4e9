#!/bin/bash
# The original harness and this one in turns on the same lab: bench/original.sh CHECKOUT [PAIRS [INSTANCES]]
#
# CHECKOUT is a copy of the original's repository (doctor_tests, its last release), which the caller has; it is copied, and what
# it lacks to run on the lab is added to the copy: an installer for hosts that are known by name, and empty modules for the
# clients of Congress and Vitrage, which are imported and not used. What it sleeps and does not measure is cut: 120 s for Aodh's
# cache, which lives 60 s, to 63 s; 30 s until its host brings the link back and until it looks at what came, to 8 and 13 s.
# PAIRS (default 10) more times by turns: the original, then ours. Never both at once, nor anything else that pings: the original's
# Monitor takes whatever ICMP comes to this machine for its host's answer. With INSTANCES (default 1) above 1 all are on compute-1: the other
# hosts take no new instances meanwhile. SHORTCUT=true lets both send Nova's news themselves, too. RESULTS=DIR keeps what each
# run printed and goes on with the pairs that are there, so that they can be made piece by piece; each DIR has pairs of one kind.
#
# Prints one line a pair, then, also when it is stopped, the table: medians and ranges in ms, ours / original's as the median of the
# pairs with a 95 % confidence interval (bootstrap). Needs root, lab/lab up, target/doctor-functest, and Debian's python3-flask, python3-paramiko,
# python3-heatclient beside what the lab installs. MATCH (default display-name) is ours' --alarm-match.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
pairs=${2:-10}
instances=${3:-1}
match=${MATCH:-display-name}
shortcut=${SHORTCUT:-false}
others=()
harness=

[[ $# -ge 1 && -f $1/doctor_tests/main.py ]] || fail "the first argument is a checkout of the original, with doctor_tests in it"
checkout=$(cd "$1" && pwd)
enter_lab
/usr/bin/python3 -c 'import flask, paramiko, heatclient, novaclient, neutronclient, glanceclient, keystoneclient, aodhclient, oslo_messaging' ||
    fail "the original's Python packages are missing, see above: apt-get install python3-flask python3-paramiko python3-heatclient"
work=$(mktemp -d)
results=$(realpath -m "${RESULTS:-$work/results}")
mkdir -p "$results"
# shellcheck disable=SC2317 # called by the trap
finish() {
    [[ ! -e $work/figures.py ]] || /usr/bin/python3 "$work/figures.py" "$results"
    [[ -z $harness ]] || kill -9 "$harness" 2>/dev/null
    local host
    for host in "${others[@]}"; do
        openstack compute service set --enable "$host" nova-compute
    done
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
cd "$work" || exit

cp -r "$checkout" copy
mkdir -p stubs/congressclient/v1 stubs/vitrageclient
touch stubs/{congressclient,congressclient/v1,vitrageclient}/__init__.py stubs/congressclient/v1/client.py stubs/vitrageclient/client.py
cat >copy/doctor_tests/installer/local.py <<'PYTHON'
import configparser
import os

from doctor_tests.installer.base import BaseInstaller


class LocalInstaller(BaseInstaller):
    node_user_name = os.environ["COMPUTE_USER"]

    def setup(self):
        self.create_flavor()

    def cleanup(self):
        pass

    def get_ssh_key_from_installer(self):
        return os.environ["SSH_KEY"]

    def get_host_ip_from_hostname(self, hostname):
        return dict(pair.split("=") for pair in os.environ["LAB_HOSTS"].split(","))[hostname]

    def get_transport_url(self):
        if os.environ["SHORTCUT"] != "true":
            return "none://"  # no such driver: the original then sends nothing
        nova = configparser.ConfigParser(interpolation=None, strict=False)
        nova.read(os.environ["LAB_STATE"] + "/etc/nova.conf")
        return nova["DEFAULT"]["transport_url"]
PYTHON
sed -i "s/choices=\['apex'/choices=['local', 'apex'/; s/^    'apex': 'doctor_tests/    'local': 'doctor_tests.installer.local.LocalInstaller',\n&/" \
    copy/doctor_tests/installer/__init__.py
sed -i 's/time.sleep(120)/time.sleep(63)/; s/time.sleep(30)/time.sleep(13)/' copy/doctor_tests/main.py
sed -i 's/^sleep 30$/sleep 8/' copy/doctor_tests/scenario/fault_management.py
head -c 1048576 /dev/zero >image.img
cat >copy/etc/doctor.sample.conf <<CONF
[DEFAULT]
instance_count = $instances
quota_instances = 50
quota_cores = 50
image_filename = $work/image.img
doctor_role = member
[installer]
type = local
CONF

# One host takes all where there are several.
if [[ $instances -gt 1 ]]; then
    for host in $(tr ',' ' ' <<<"$LAB_HOSTS"); do
        [[ ${host%%=*} == compute-1 ]] || others+=("${host%%=*}")
    done
    for host in "${others[@]}"; do
        openstack compute service set --disable --disable-reason bench/original.sh "$host" nova-compute || fail "$host could not be disabled"
    done
fi

# Whether the original has said that, within so many seconds; it is looked at twice a second.
said() { # FILE WORDS SECONDS
    local end=$((SECONDS + $3))
    until grep -q "$2" "$1"; do
        kill -0 "$harness" 2>/dev/null && ((SECONDS < end)) || return 1
        read -r -t 0.5 <> <(:) || true
    done
}

# The process does not end by itself with today's Werkzeug: it is ended when its last step is done.
run_pair() { # DIR
    # The copy's log, and the file in which the host keeps its time, are those of this run alone.
    rm -f copy/doctor_tests/{doctor,disable_network}.log
    SHORTCUT=$shortcut PYTHONPATH=$work/copy:$work/stubs CI_DEBUG=true \
        /usr/bin/python3 -W ignore -c 'from doctor_tests.main import main; main()' >"$1/original" 2>&1 &
    harness=$!
    local begun=$SECONDS between
    said "$1/original" 'user delete end' 400
    kill -9 "$harness" 2>/dev/null
    wait "$harness" 2>/dev/null
    harness=
    cat copy/doctor_tests/disable_network.log >>"$1/original" 2>/dev/null
    between=$SECONDS
    run_ours "$1/ours"
    echo "$((between - begun)) $((SECONDS - between)) $(cut -d' ' -f1 /proc/loadavg)" >"$1/walls"
}

run_ours() { # FILE
    local options=()
    [[ $instances -le 1 ]] || options+=(--host compute-1)
    [[ $shortcut != true ]] || options+=(--shortcut)
    "$program" run -q --profile lab --alarm-match "$match" --instances "$instances" "${options[@]}" -f json >"$1" 2>"$1.err" ||
        tail -n 2 "$1.err" >&2
}

cat >figures.py <<'PYTHON'
import glob
import json
import random
import re
import statistics
import sys


def original(path):
    text = open(path, errors="replace").read()
    last = lambda pattern: max((float(t) for t in re.findall(pattern, text)), default=None)
    return {"down": last(r"doctor set link down at (\d+\.\d+)"), "detected": last(r"doctor monitor detected at (\d+\.\d+)"),
            "told": last(r"doctor consumer notified at (\d+\.\d+)")}


def ours(path):
    run = json.load(open(path))
    told = [i["notified"] for i in run["instances"] if i.get("notified")]
    return {"down": run["fault"]["injected"], "detected": run["detected"], "told": max(told, default=None)} if len(told) == len(run["instances"]) else {}


def figures(times):
    ms = lambda a, b: None if times.get(a) is None or times.get(b) is None else 1000 * (times[b] - times[a])
    return {"link down to detection": ms("down", "detected"), "detection to last told": ms("detected", "told"),
            "link down to last told": ms("down", "told")}


pairs = glob.glob(sys.argv[1] + "/pair-*")  # which is written when both are there
rows = [(figures(original(f"{pair}/original")), figures(ours(f"{pair}/ours"))) for pair in pairs]
walls = [[float(word) for word in open(f"{pair}/walls").read().split()] for pair in pairs]
if not pairs:
    sys.exit("no pair was made")
random.seed(1)
print(f"{'ms, median (range)':26} {'original':>20} {'ours':>20} {'ours/original':>14}  95 % interval")
for name in rows[0][0]:
    both = [(a[name], b[name]) for a, b in rows if a[name] and b[name]]
    if not both:
        print(f"{name:26} nothing was measured")
        continue
    ratios = [b / a for a, b in both]
    boot = sorted(statistics.median(random.choices(ratios, k=len(ratios))) for _ in range(10000))
    show = lambda v: f"{statistics.median(v):.0f} ({min(v):.0f}-{max(v):.0f})"
    print(f"{name:26} {show([a for a, _ in both]):>20} {show([b for _, b in both]):>20} {statistics.median(ratios):14.2f}"
          f"  {boot[250]:.2f}-{boot[9749]:.2f}  of {len(both)} pairs")
mean = lambda column: statistics.mean(wall[column] for wall in walls)
loads = sorted(wall[2] for wall in walls)
print(f"whole run, s, mean: original {mean(0):.0f}, ours {mean(1):.0f}; load averages {loads[0]} to {loads[-1]}")
PYTHON

for ((pair = 1; pair <= pairs; pair++)); do
    rm -rf next
    mkdir next
    run_pair next
    read -r theirs own load <next/walls
    echo "pair $pair: original $(grep -o 'notification_time=.*' next/original | tail -n 1), $theirs s; ours $own s; load $load"
    mv next "$(mktemp -u "$results/pair-XXXXXX")"
done
