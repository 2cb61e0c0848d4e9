"""Sets an instance to error and waits for the webhook of its alarm: Nova, RabbitMQ, Ceilometer, Aodh, all of them real.

With --seconds it goes on, while readers ask all APIs at once, and says what was slow or failed.
Exit code 0: every alarm arrived and every call was answered, 1: not."""
import argparse
import sys
import time

import cloud
from load import Load
from webhooks import Webhooks

ALARM_SECONDS = 20.0  # that an alarm may take


class Chain:
    """What the rounds need, in a project of its own; all of it is deleted at the end.

    The project is new, and its alarm is made before its first instance: Aodh's listener keeps a project's alarms from
    that project's first event on, for a minute, and would not hear of a later one."""

    def __init__(self, webhooks):
        self.webhooks = webhooks
        self.name = f"lab-check-{time.time_ns():x}"
        self.undo = []

    def __enter__(self):
        try:
            self.make_project()
            self.make_alarm()
            self.make_image()
            self.make_flavor_and_network()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        while self.undo:
            self.undo.pop()()

    def make(self, api, path, kind, body):
        """Posts, notes how to delete it, and gives its id."""
        answer = api.post(path, json={kind: body} if kind else body).json()
        made = answer[kind] if kind else answer
        identifier = made.get("id") or made["alarm_id"]
        self.undo.append(lambda: api.delete(f"{path}/{identifier}"))
        return identifier

    def make_project(self):
        admin = cloud.connect()
        identity = cloud.service(admin, "identity")
        project = self.make(identity, "/projects", "project", {"name": self.name, "domain_id": "default"})
        role = identity.get("/roles", params={"name": "admin"}).json()["roles"][0]["id"]
        identity.put(f"/projects/{project}/users/{admin.get_user_id()}/roles/{role}")
        session = cloud.connect(project=self.name)
        self.compute, self.image, self.network, self.alarming = (
            cloud.service(session, kind) for kind in ("compute", "image", "network", "alarming"))

    def make_alarm(self):
        query = {"traits.display_name": self.name, "traits.state": "error"}
        self.make(self.alarming, "/v2/alarms", None, {
            "name": self.name, "type": "event", "repeat_actions": True, "alarm_actions": [self.webhooks.url],
            "event_rule": {"event_type": "compute.instance.update", "query": [
                {"field": field, "op": "eq", "type": "", "value": value} for field, value in query.items()]}})

    def make_image(self):
        self.image_id = self.make(self.image, "/v2/images", None, {
            "name": self.name, "disk_format": "raw", "container_format": "bare"})
        self.image.put(f"/v2/images/{self.image_id}/file", data=b"\0" * 1024,
                       headers={"Content-Type": "application/octet-stream"})

    def make_flavor_and_network(self):
        self.flavor_id = self.make(self.compute, "/flavors", "flavor", {
            "name": self.name, "ram": 64, "vcpus": 1, "disk": 1})
        self.network_id = self.make(self.network, "/v2.0/networks", "network", {"name": self.name})
        self.network.post("/v2.0/subnets", json={"subnet": {
            "network_id": self.network_id, "ip_version": 4, "cidr": "192.168.77.0/24"}})

    def round(self):
        """Seconds from the call that sets an instance to error until the webhook; None when there was none."""
        instance = self.compute.post("/servers", json={"server": {
            "name": self.name, "imageRef": self.image_id, "flavorRef": self.flavor_id,
            "networks": [{"uuid": self.network_id}]}}).json()["server"]["id"]
        path = f"/servers/{instance}"
        try:
            self.until(lambda: self.compute.get(path).json()["server"]["status"] == "ACTIVE", "boot")
            called = time.monotonic()
            self.compute.post(f"{path}/action", json={"os-resetState": {"state": "error"}})
            arrived = self.webhooks.wait(instance, ALARM_SECONDS)
            return arrived and arrived - called
        finally:
            self.compute.delete(path)
            self.until(lambda: self.compute.get(path, raise_exc=False).status_code == 404, "deletion")

    @staticmethod
    def until(done, what):
        end = time.monotonic() + 60
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} of an instance took more than 60 s")
            time.sleep(0.1)


def rounds(chain, seconds):
    """One round, or as many as begin within the time: what each took."""
    end = time.monotonic() + seconds
    taken = [chain.round()]
    while time.monotonic() < end:
        taken.append(chain.round())
    return taken


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True, help="an address of ours that Aodh reaches")
    parser.add_argument("--seconds", type=float, default=0)
    options = parser.parse_args()
    load = Load(options.seconds)
    with Webhooks(options.address) as webhooks, Chain(webhooks) as chain, load:
        taken = rounds(chain, options.seconds)
    arrived = sorted(t for t in taken if t is not None)
    if arrived:
        print(f"{len(arrived)} of {len(taken)} alarms arrived; seconds after the call: "
              f"first {arrived[0]:.3f}, median {arrived[len(arrived) // 2]:.3f}, last {arrived[-1]:.3f}")
    else:
        print(f"no alarm of {len(taken)} arrived within {ALARM_SECONDS:.0f} s")
    load.report()
    return 0 if len(arrived) == len(taken) and not load.failed else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as problem:
        sys.exit(f"the chain could not be tried: {problem}")
