"""Masakari's side of the compute hosts.

out: prints the hosts that Masakari took out of service.
release: gives hosts back to Nova and to Masakari; their nova-compute must have been restarted.
monitor: makes a segment of them when Nova knows them, pings each once a second, and tells Masakari of one that did not answer
three times, as its host monitor does. An API that does not answer is asked again."""
import argparse
import datetime
import subprocess
import time

from keystoneauth1 import exceptions

import cloud

SEGMENT = "lab"
MISSES = 3


class Masakari:
    def __init__(self, sess):
        self.api = cloud.service(sess, "instance-ha")
        self.compute = cloud.service(sess, "compute", "2.53")

    def segment(self):
        for segment in self.api.get("/segments").json()["segments"]:
            if segment["name"] == SEGMENT:
                return segment["uuid"]
        body = {"segment": {"name": SEGMENT, "recovery_method": "auto", "service_type": "COMPUTE"}}
        return self.api.post("/segments", json=body).json()["segment"]["uuid"]

    def hosts(self, segment):
        return {h["name"]: h for h in self.api.get(f"/segments/{segment}/hosts").json()["hosts"]}

    def register(self, names):
        """Makes those that it does not know yet; whether it knows all."""
        segment = self.segment()
        there = self.hosts(segment)
        answers = []
        for name in names:
            if name not in there:
                body = {"host": {"name": name, "type": "COMPUTE", "control_attributes": "SSH"}}
                answers.append(self.api.post(f"/segments/{segment}/hosts", json=body, raise_exc=False).ok)
        return all(answers)

    def out(self):
        return [name for name, host in self.hosts(self.segment()).items() if host["on_maintenance"]]

    def release(self, names):
        segment = self.segment()
        there = self.hosts(segment)
        for service in self.compute.get("/os-services", params={"binary": "nova-compute"}).json()["services"]:
            if service["host"] in names:
                self.compute.put(f"/os-services/{service['id']}", json={"status": "enabled"})
        for name in names:
            self.api.put(f"/segments/{segment}/hosts/{there[name]['uuid']}", json={"host": {"on_maintenance": False}})

    def tell(self, name):
        """What masakari-hostmonitor sends of a host that its cluster calls offline."""
        now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None).isoformat()
        payload = {"event": "STOPPED", "cluster_status": "OFFLINE", "host_status": "NORMAL"}
        body = {"notification": {"type": "COMPUTE_HOST", "hostname": name, "generated_time": now, "payload": payload}}
        return self.api.post("/notifications", json=body, raise_exc=False)


def answers(address):
    return subprocess.run(["ping", "-n", "-c", "1", "-W", "1", address], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def say(what):
    print(f"{datetime.datetime.now().isoformat()} {what}")


def attempt(call, *arguments):
    """What it returns; None where an API did not answer, or could not, which is for a moment."""
    try:
        return call(*arguments)
    except exceptions.ClientException as problem:
        say(problem)
        return None


def monitor(masakari, hosts):
    while not attempt(masakari.register, hosts):
        time.sleep(1)
    missed = dict.fromkeys(hosts, 0)
    told = set()
    while True:
        for name, address in hosts.items():
            missed[name] = 0 if answers(address) else missed[name] + 1
            if missed[name] == 0:
                told.discard(name)
            elif missed[name] >= MISSES and name not in told:
                answer = attempt(masakari.tell, name)
                if answer is not None and answer.status_code < 500:
                    told.add(name)
                if answer is not None:
                    say(f"{name} does not answer: {answer.status_code} {answer.text}")
        time.sleep(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("out", "release", "monitor"))
    parser.add_argument("--hosts", default="", help="name=address, blanks between")
    options = parser.parse_args()
    hosts = dict(one.split("=", 1) for one in options.hosts.split())
    # Nova asks a host's nova-compute when it is enabled, and waits a minute for one that has just begun.
    masakari = Masakari(cloud.connect(timeout=90))
    if options.what == "out":
        print(*masakari.out())
    elif options.what == "release":
        masakari.release(hosts)
    else:
        monitor(masakari, hosts)


if __name__ == "__main__":
    main()
