"""A small web service that behaves as its environment says.

APP_VERSION       what every answer calls itself
APP_PORT          5000
APP_START_SECONDS seconds before the port opens
APP_HEALTH        what /health says: ok | never | after:SECONDS of uptime | until:SECONDS of uptime
APP_DELAY_MS      how long an answer takes, 0; a request may ask for more with ?ms=N
APP_MEMORY_MB     memory to hold, 0
APP_TERM          on SIGTERM: graceful (finish what was begun) | exit (die at once) | ignore
APP_CRASH_AFTER   seconds of uptime after which the process dies with status 3; 0 is never
APP_HANG_AFTER    seconds of uptime after which requests are accepted and never answered; 0 is never

/health answers 200 or 503; every other path says which version and which replica answered.
"""
import json
import os
import signal
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

BORN = time.monotonic()
REPLICA = socket.gethostname()
VERSION = os.environ.get("APP_VERSION", "v0")
HEALTH = os.environ.get("APP_HEALTH", "ok")


def number(name, default=0.0):
    return float(os.environ.get(name) or default)


DELAY = number("APP_DELAY_MS") / 1000
HANG_AFTER = number("APP_HANG_AFTER")


def uptime():
    return time.monotonic() - BORN


def is_healthy():
    kind, _, seconds = HEALTH.partition(":")
    if kind == "after":
        return uptime() >= float(seconds)
    if kind == "until":
        return uptime() < float(seconds)
    return kind == "ok"


def hang_if_asked():
    while HANG_AFTER and uptime() >= HANG_AFTER:
        time.sleep(3600)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave in one segment; Nagle would otherwise hold the second one back.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        hang_if_asked()
        url = urlsplit(self.path)
        if url.path == "/health":
            healthy = is_healthy()
            self.answer(200 if healthy else 503, {"healthy": healthy})
        else:
            time.sleep(DELAY + float(parse_qs(url.query).get("ms", ["0"])[0]) / 1000)
            self.answer(200, {"path": url.path})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        hang_if_asked()
        time.sleep(DELAY)
        self.answer(200, {"received": len(body)})

    def answer(self, status, facts):
        body = json.dumps({"version": VERSION, "replica": REPLICA, **facts}).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Version", VERSION)
        self.send_header("X-Replica", REPLICA)
        if self.server.is_draining:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 512
    # server_close() waits for the requests in flight.
    daemon_threads = False
    is_draining = False


def serve():
    server = Server(("", int(number("APP_PORT", 5000))), Handler)

    def stop_gracefully(*_):
        server.is_draining = True
        threading.Thread(target=server.shutdown).start()

    if os.environ.get("APP_TERM", "graceful") == "graceful":
        signal.signal(signal.SIGTERM, stop_gracefully)
    print(f"test-app {VERSION} listens on {server.server_port}", flush=True)
    server.serve_forever(poll_interval=0.1)
    print(f"test-app {VERSION} stops", flush=True)
    # Idle keep-alive connections have threads too; they may hold us up for a second, not for ever.
    threading.Timer(number("APP_DRAIN_SECONDS", 5), lambda: os._exit(0)).start()
    server.server_close()
    os._exit(0)


def crash_when_due():
    if number("APP_CRASH_AFTER"):
        crash = threading.Timer(number("APP_CRASH_AFTER"), lambda: os._exit(3))
        crash.daemon = True
        crash.start()


def set_up_signals():
    if os.environ.get("APP_TERM", "graceful") == "ignore":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        # As the first process of a container we need a handler, or SIGTERM does nothing.
        signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))


if __name__ == "__main__":
    set_up_signals()
    crash_when_due()
    ballast = bytearray(int(number("APP_MEMORY_MB")) << 20)
    ballast[::4096] = b"x" * len(ballast[::4096])
    time.sleep(number("APP_START_SECONDS"))
    serve()
