"""An HTTP server for the webhooks of Aodh's event alarms."""
import http.server
import json
import threading
import time


class Webhooks(http.server.ThreadingHTTPServer):
    """Listens on a free port, and notes when it was first told of each instance."""

    def __init__(self, address):
        super().__init__((address, 0), Handler)
        self.url = f"http://{address}:{self.server_address[1]}/"
        self.arrived = {}
        self.news = threading.Condition()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def note(self, instance):
        with self.news:
            self.arrived.setdefault(instance, time.monotonic())
            self.news.notify_all()

    def wait(self, instance, seconds):
        """When the instance's alarm came, by the monotonic clock; None when it did not come in time."""
        with self.news:
            self.news.wait_for(lambda: instance in self.arrived, seconds)
            return self.arrived.get(instance)

    def __exit__(self, *problem):
        self.shutdown()
        super().__exit__(*problem)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        traits = body["reason_data"]["event"]["traits"]  # [[name, type, value], ...]
        self.server.note(next(value for name, _, value in traits if name == "instance_id"))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Its one line a request would stand between the results."""
