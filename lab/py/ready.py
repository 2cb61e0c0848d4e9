"""Says how the compute hosts stand with Nova, Placement and Neutron; with --seconds, waits until all are usable.

With --repair, hosts that were left forced down are not any more, and Nova and Neutron forget the hosts beyond the
number of the lab, which are from an `up` with more of them.
Exit code 0: all are usable, 1: not."""
import argparse
import sys
import time

import cloud


class Hosts:
    def __init__(self, sess, names):
        self.compute = cloud.service(sess, "compute", "2.53")
        self.placement = cloud.service(sess, "placement")
        self.network = cloud.service(sess, "network")
        self.names = names

    def look(self):
        """For each host, what is still missing: an empty list when nothing is."""
        services = self.services()
        hypervisors = {h["hypervisor_hostname"] for h in self.compute.get("/os-hypervisors").json()["hypervisors"]}
        providers = {p["name"] for p in self.placement.get("/resource_providers").json()["resource_providers"]}
        agents = {a["host"] for a in self.agents() if a["alive"]}
        found = {}
        for name in self.names:
            service = services.get(name)
            missing = []
            if service is None:
                missing.append("Nova has no service of it")
            elif service["forced_down"]:
                missing.append("forced down")
            elif service["state"] != "up" or service["status"] != "enabled":
                missing.append(f"service {service['state']} and {service['status']}")
            if name not in hypervisors:
                missing.append("no hypervisor in a cell")
            if name not in providers:
                missing.append("no resources in Placement")
            if name not in agents:
                missing.append("no Neutron agent alive")
            found[name] = missing
        return found

    def services(self):
        answer = self.compute.get("/os-services", params={"binary": "nova-compute"}).json()
        return {s["host"]: s for s in answer["services"]}

    def agents(self):
        return self.network.get("/v2.0/agents").json()["agents"]

    def raise_forced(self):
        """A run that was cut short may have left a host forced down."""
        for name, service in self.services().items():
            if name in self.names and service["forced_down"]:
                self.compute.put(f"/os-services/{service['id']}", json={"forced_down": False})
                print(f"{name} had been forced down, and is not any more")

    def forget_others(self):
        for name, service in self.services().items():
            if name not in self.names:
                answer = self.compute.delete(f"/os-services/{service['id']}", raise_exc=False)
                print(f"{name} is not part of the lab any more: {answer.status_code}")
        for agent in self.agents():
            if agent["host"] not in self.names:
                self.network.delete(f"/v2.0/agents/{agent['id']}")


def wait(hosts, seconds):
    end = time.monotonic() + seconds
    while any(hosts.look().values()) and time.monotonic() < end:
        time.sleep(0.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", required=True, help="their names, blanks between")
    parser.add_argument("--seconds", type=float, default=0, help="how long to wait at most")
    parser.add_argument("--repair", action="store_true", help="lift what was forced, forget what is not ours")
    options = parser.parse_args()
    hosts = Hosts(cloud.connect(), options.hosts.split())
    if options.repair:
        hosts.raise_forced()
        hosts.forget_others()
    wait(hosts, options.seconds)
    found = hosts.look()
    for name, missing in found.items():
        print(f"{name:28} {'; '.join(missing) or 'up'}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as problem:  # the last line of a log is what a user is shown
        sys.exit(f"the cloud does not answer: {problem}")
