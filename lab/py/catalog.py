"""Makes the service accounts and the service catalog, or what of them is missing."""
import argparse
import os

import cloud

SERVICES = {  # user: type, port and path of its endpoint
    "placement": ("placement", ":8778"),
    "nova": ("compute", ":8774/v2.1"),
    "glance": ("image", ":9292"),
    "neutron": ("network", ":9696"),
    "aodh": ("alarming", ":8042"),
    "ceilometer": None,
}
MORE = {  # made when they are asked for
    "masakari": ("instance-ha", ":15868/v1/$(project_id)s"),
    "vitrage": ("rca", ":8999"),
}


class Keystone:
    def __init__(self, sess):
        self.api = cloud.service(sess, "identity")

    def ids(self, kind, match):
        return [one["id"] for one in self.api.get(f"/{kind}s", params=match).json()[f"{kind}s"]]

    def make(self, kind, match, **more):
        """The id of the only object of a kind with these attributes, made when there is none."""
        found = self.ids(kind, match)
        if found:
            return found[0]
        return self.api.post(f"/{kind}s", json={kind: {**match, **more}}).json()[kind]["id"]

    def grant(self, project, user, role):
        self.api.put(f"/projects/{project}/users/{user}/roles/{role}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True, help="where the services listen")
    parser.add_argument("--service", choices=MORE, help="this one alone, which a plain lab does not have")
    options = parser.parse_args()
    address = options.address
    services = {options.service: MORE[options.service]} if options.service else SERVICES
    keystone = Keystone(cloud.connect())
    project = keystone.make("project", {"name": "service", "domain_id": "default"})
    # "service" is what a service's own token must have for other services since 2026.2, where Keystone has that role.
    roles = [keystone.make("role", {"name": "admin"}), *keystone.ids("role", {"name": "service"})]
    for name, endpoint in services.items():
        user = keystone.make("user", {"name": name, "domain_id": "default"}, password=os.environ["SERVICE_PASSWORD"])
        for role in roles:
            keystone.grant(project, user, role)
        if endpoint is None:
            continue
        kind, place = endpoint
        service = keystone.make("service", {"type": kind}, name=name)
        for interface in ("public", "internal", "admin"):
            keystone.make("endpoint", {"service_id": service, "interface": interface},
                          url=f"http://{address}{place}", region_id="RegionOne")


if __name__ == "__main__":
    main()
