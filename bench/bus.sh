#!/bin/bash
# Does the tap on the message bus disturb the services? bench/bus.sh [ROUNDS [INSTANCES]]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`). By turns, ROUNDS times (default 5): a run of INSTANCES (default
# 10) with the tap, and one without. During each, the queues that the services read from are asked every 10 ms how many
# messages wait in them and how many consumers they have. One line a run: verdict, notification of the last instance,
# and for each queue the deepest and the mean depth, and its consumers. At the end: the tap's queues that are left (none).

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
rounds=${1:-5}
instances=${2:-10}
sampler=

enter_lab
work=$(mktemp -d)
# shellcheck disable=SC2317 # called by the trap
finish() {
    [[ -z $sampler ]] || kill "$sampler" 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
cd "$work" || exit
mkdir functest-profiles
cp "$top/functest-profiles/lab.yaml" functest-profiles/tap.yaml
# Without the place of the message bus nothing is tapped.
sed '/^bus:/,/^$/d' functest-profiles/tap.yaml >functest-profiles/none.yaml

# Asks without becoming a consumer, with the Python that has the lab's packages; the password comes from the file, and is no argument.
cat >sample.py <<'PYTHON'
import configparser
import json
import signal
import sys
import time

import kombu

QUEUES = ["notifications.info", "alarm.all.sample", "alarming.sample"]
nova = configparser.ConfigParser(interpolation=None, strict=False)
nova.read(sys.argv[1])
depths = {queue: [] for queue in QUEUES}
consumers = {queue: set() for queue in QUEUES}


def told(*_):
    with open(sys.argv[2], "w") as out:
        json.dump({q: {"most": max(d), "mean": sum(d) / len(d), "samples": len(d), "consumers": sorted(consumers[q])}
                   for q, d in depths.items()}, out)
    sys.exit()


signal.signal(signal.SIGTERM, told)
with kombu.Connection(nova["DEFAULT"]["transport_url"].replace("rabbit://", "amqp://")) as connection:
    channel = connection.channel()
    while True:
        for queue in QUEUES:
            name, ready, listening = channel.queue_declare(queue, passive=True)
            depths[queue].append(ready)
            consumers[queue].add(listening)
        time.sleep(0.01)
PYTHON

printf '%-5s %3s  %-8s %9s   deepest (mean, consumers): %s\n' way run verdict "last, s" "Ceilometer's, Aodh's listener's, Aodh's notifier's queue"
for ((round = 1; round <= rounds; round++)); do
    for way in tap none; do
        /usr/bin/python3 sample.py "$LAB_STATE/etc/nova.conf" "$work/depths" &
        sampler=$!
        "$program" run -q --profile "$way" --alarm-match display-name --instances "$instances" --host compute-1 -f json >out 2>err ||
            tail -n 2 err >&2
        kill -0 "$sampler" 2>/dev/null || fail "the queues could not be asked"
        kill "$sampler"
        wait "$sampler"
        sampler=
        python3 - "$way" "$round" <<'PYTHON'
import json
import sys

run, depths = json.load(open("out")), json.load(open("depths"))
seen = "  ".join(f"{d['most']} ({d['mean']:.2f}, {'/'.join(map(str, d['consumers']))})" for d in depths.values())
told = [i["latency_s"] for i in run["instances"] if i.get("latency_s") is not None]
print(f"{sys.argv[1]:5} {sys.argv[2]:>3}  {run['verdict']:8} {max(told, default=0):9.3f}   {seen}   "
      f"{min(d['samples'] for d in depths.values())} samples")
PYTHON
    done
done
HOME=$LAB_STATE/rabbitmq ERL_EPMD_PORT=14369 RABBITMQ_NODENAME=lab@localhost /usr/lib/rabbitmq/bin/rabbitmqctl -q list_queues name |
    awk '/^amq.gen/ { n++ } END { print "queues of the tap that are left: " n + 0 }'
