"""Readers that ask every API of the cloud without a pause, to find calls that hang or fail."""
import collections
import threading
import time

import cloud

CALLS = (
    ("identity", "/projects"),
    ("compute", "/servers/detail"),
    ("compute", "/os-services"),
    ("placement", "/resource_providers"),
    ("image", "/v2/images"),
    ("network", "/v2.0/ports"),
    ("network", "/v2.0/networks"),
    ("alarming", "/v2/alarms"),
)
READERS_EACH = 1
SLOW = 5.0  # seconds that no answer should take, on two busy cores


class Load:
    """Readers for each call while the block lasts; none when it is asked to last no time."""

    def __init__(self, seconds):
        self.calls = CALLS if seconds > 0 else ()
        self.taken = collections.defaultdict(list)
        self.failed = []
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=call, daemon=True)
                        for call in self.calls for _ in range(READERS_EACH)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(60)

    def read(self, kind, path):
        session = cloud.connect()
        session.get_token()
        api = cloud.service(session, kind)
        while not self.ending.wait(0.1):
            begun = time.monotonic()
            try:
                api.get(path)
            except Exception as problem:
                self.failed.append(f"{kind} {path}: {problem}")
            self.taken[kind, path].append(time.monotonic() - begun)

    def report(self):
        for (kind, path), taken in self.taken.items():
            taken.sort()
            slow = sum(t > SLOW for t in taken)
            print(f"{kind + ' ' + path:32} {len(taken):6} calls   median {taken[len(taken) // 2]:.3f} s   "
                  f"slowest {taken[-1]:.3f} s   over {SLOW:.0f} s: {slow}")
        for problem in self.failed[:10]:
            print(f"failed: {problem}")
        if self.calls:
            print(f"{sum(map(len, self.taken.values()))} calls, {len(self.failed)} failed")
