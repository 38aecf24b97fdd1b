"""A small server that speaks the protocol of chat completions, or misbehaves."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request; what it does with it is the server's behaviour."""

    server: "Stub"

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.server.asked.append(
            Asked(self.path, dict(self.headers), json.loads(self.rfile.read(length)))
        )
        self.server.behaviour(self)

    do_GET = do_POST

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(default_factory=dict)


class Stub(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.asked: list[Asked] = []
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Stub]:
    stub = Stub(behaviour)
    thread = threading.Thread(target=stub.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        stub.stopped.set()
        stub.shutdown()
        stub.server_close()


def completion(text: object, **choice: object) -> bytes:
    told = {"message": {"role": "assistant", "content": text}, **choice}
    return json.dumps({"choices": [told]}).encode()


def says(text: object, **choice: object) -> Behaviour:
    """Answer as the protocol asks."""
    return lambda request: request.reply(completion(text, **choice))


def sends(body: bytes, status: int = 200, **headers: str) -> Behaviour:
    """Send whatever this is."""
    return lambda request: request.reply(body, status, **headers)


def hangs(request: Handler) -> None:
    """Take the request and never reply."""
    request.server.stopped.wait(5)


def drips(request: Handler) -> None:
    """Send a byte now and then, for ever."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    while not request.server.stopped.wait(0.02):
        try:
            request.wfile.write(b" ")
        except OSError:
            return


def hangs_up(request: Handler) -> None:
    """Promise more than is sent."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(b'{"choices"')
    request.close_connection = True
