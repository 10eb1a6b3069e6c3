#!/usr/bin/env python3
"""A steady, bounded load on one port: half of it over fresh connections, half over kept-alive ones.

usage: load.py PORT SECONDS REQUESTS_PER_SECOND [METHOD]; prints "lost/total" and exits 1 when anything was lost.
"""
import collections
import http.client
import sys
import threading
import time

CLIENTS = 20
PATIENCE = 10


class Tally:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0
        self.losses = collections.Counter()

    def count(self, kind, loss=None):
        with self.lock:
            self.total += 1
            if loss:
                self.losses[f"{kind}: {loss}"] += 1


def ask(connection, method):
    connection.request(method, "/", body=b"x" if method == "POST" else None)
    answer = connection.getresponse()
    answer.read()
    return answer


def client(number, port, end, period, method, tally):
    keeps = number % 2 == 1
    kind = "kept-alive" if keeps else "fresh"
    connection = None
    due = time.monotonic() + period * number / CLIENTS
    while due < end:
        time.sleep(max(0, due - time.monotonic()))
        # A client that was held up does not make up for more than a second.
        due = max(due + period, time.monotonic() - 1)
        connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            answer = ask(connection, method)
            tally.count(kind, None if answer.status < 400 else f"status {answer.status}")
            closes = not keeps or answer.getheader("Connection", "").lower() == "close"
        except (OSError, http.client.HTTPException) as problem:
            tally.count(kind, type(problem).__name__)
            closes = True
        if closes:
            connection.close()
            connection = None


def main():
    port, seconds, rate = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    method = sys.argv[4] if len(sys.argv) > 4 else "GET"
    tally = Tally()
    end = time.monotonic() + seconds
    arguments = (port, end, CLIENTS / rate, method, tally)
    clients = [threading.Thread(target=client, args=(number, *arguments)) for number in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    lost = sum(tally.losses.values())
    print(f"{lost}/{tally.total}", *(f"{n} x {loss}" for loss, n in tally.losses.most_common()), sep="; ")
    sys.exit(1 if lost else 0)


main()
