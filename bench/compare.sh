#!/bin/bash
# Does the comparison tell a slower cloud from an equal one? bench/compare.sh [ROUNDS [ITERATIONS]]
#
# ROUNDS times (default 3) by turns: a series of ITERATIONS (default 10) for set A, one for set B, and one for set C, all
# on the same cloud. The alarms of all take the way through a forwarder that holds each of them back: for A and B by
# nothing, for C by 20 % of the median latency of the first series. Prints the median and `report A B`, `report A C` with
# the gate of 10 %, and their exit codes. Exits 1 unless B is "no difference" and C is slower.
# PROFILE (default lab, which needs root and lab/lab up) may be embedded. Needs python3 and target/doctor-functest.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
rounds=${1:-3}
iterations=${2:-10}
profile=${PROFILE:-lab}
forwarder=

work=$(mktemp -d)
# shellcheck disable=SC2317 # called by the trap
finish() {
    [[ -z $forwarder ]] || kill "$forwarder" 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
cd "$work" || exit

# Ports that are free now: the forwarder's, and behind it the Consumer's.
read -r front back < <(python3 -c '
import socket
sockets = [socket.socket() for _ in range(2)]
for s in sockets:
    s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in sockets))')

cat >forwarder.py <<'PYTHON'
import http.client
import http.server
import sys
import time

front, back = int(sys.argv[1]), int(sys.argv[2])


class Forwarder(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open("held-back") as held_back:
            time.sleep(float(held_back.read()))
        try:
            self.send_response(self.handed_on(body))
        except OSError: # alarms of an iteration that is over
            self.send_response(503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def handed_on(self, body):
        onward = http.client.HTTPConnection("127.0.0.1", back, timeout=10)
        try:
            onward.request("POST", self.path, body, {"Content-Type": self.headers["Content-Type"]})
            return onward.getresponse().status
        finally:
            onward.close()

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", front), Forwarder).serve_forever()
PYTHON
echo 0 >held-back
python3 forwarder.py "$front" "$back" &
forwarder=$!

series() { # SET SECONDS-HELD-BACK
    echo "$2" >held-back
    DOCTOR_CONSUMER_URL=http://127.0.0.1:$front DOCTOR_CONSUMER_PORT=$back DOCTOR_CONSUMER_LISTEN=127.0.0.1 \
        "$program" run -q --profile "$profile" --alarm-match display-name --iterations "$iterations" --warm-up 1 \
        --report "json:$work/$1-$round.json" >"$1-$round.txt" 2>&1 || tail -n 3 "$1-$round.txt" >&2
    sets[$1]+=${sets[$1]:+,}logs/$(basename "$(readlink -f logs/latest)")
}

declare -A sets=([A]="" [B]="" [C]="")
for ((round = 1; round <= rounds; round++)); do
    series A 0
    [[ $round -gt 1 ]] || delay=$(python3 -c '
import json, sys
median = json.load(open(sys.argv[1]))["distributions_s"]["latency"]["median"]
print(f"{0.2 * median:.6f}")' "$work/A-1.json") || fail "the first series gave no median: $(tail -n 2 A-1.txt)"
    series B 0
    series C "$delay"
done
echo "held back for C: $delay s; load averages $(cut -d' ' -f1-3 /proc/loadavg)"
right=0
for other in B C; do
    echo
    echo "== A and $other"
    "$program" report "${sets[A]}" "${sets[$other]}" --max-regression 10% | tee "$other.txt"
    echo "exit code ${PIPESTATUS[0]}"
done
# The first of these lines is of the notifications; further down are those of detection and recovery.
told() { # FILE WORDS
    grep -m 1 -oE '^ +(no difference|slower|faster|too few runs)' "$1" | grep -q "$2"
}
told B.txt 'no difference' || right=1
told C.txt slower || right=1
exit "$right"
