"""Holds every packet of a netfilter queue for a while; for kernels without netem.

usage: delay.py QUEUE MILLISECONDS
It speaks nfnetlink_queue: the kernel tells a packet's number, and lets the packet go on when told so.
"""
import collections
import select
import socket
import struct
import sys
import time

NETLINK_NETFILTER, SUBSYSTEM = 12, 3 << 8
PACKET, VERDICT, CONFIG = SUBSYSTEM, SUBSYSTEM | 1, SUBSYSTEM | 2
REQUEST, ATTRIBUTE_TYPE = 1, 0x3FFF
CFG_COMMAND, CFG_PARAMETERS, CFG_LENGTH = 1, 2, 3
BIND, COPY_META = 1, 1
PACKET_HEADER, VERDICT_HEADER, ACCEPT = 1, 2, 1


def attribute(kind, payload):
    size = 4 + len(payload)
    return struct.pack("=HH", size, kind) + payload + b"\0" * (-size % 4)


def message(kind, queue, attributes):
    body = struct.pack("=BBH", socket.AF_UNSPEC, 0, socket.htons(queue)) + attributes
    return struct.pack("=IHHII", 16 + len(body), kind, REQUEST, 0, 0) + body


def packet_numbers(data):
    while len(data) >= 16:
        size, kind = struct.unpack_from("=IH", data)
        attributes, data = data[20:size], data[(size + 3) & ~3:]
        while kind == PACKET and len(attributes) >= 4:
            length, name = struct.unpack_from("=HH", attributes)
            if name & ATTRIBUTE_TYPE == PACKET_HEADER:
                yield struct.unpack_from(">I", attributes, 4)[0]
            attributes = attributes[(length + 3) & ~3:]


def main(queue, seconds):
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER)
    kernel.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    kernel.bind((0, 0))
    for setting in (attribute(CFG_COMMAND, struct.pack(">BBH", BIND, 0, 0)),
                    attribute(CFG_PARAMETERS, struct.pack(">IB", 0, COPY_META)),
                    attribute(CFG_LENGTH, struct.pack(">I", 10000))):
        kernel.send(message(CONFIG, queue, setting))
    kernel.setblocking(False)
    waiting = collections.deque()
    while True:
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        if select.select([kernel], [], [], pause)[0]:
            due = time.monotonic() + seconds
            waiting.extend((due, number) for number in packet_numbers(kernel.recv(1 << 20)))
        while waiting and waiting[0][0] <= time.monotonic():
            verdict = struct.pack(">II", ACCEPT, waiting.popleft()[1])
            kernel.send(message(VERDICT, queue, attribute(VERDICT_HEADER, verdict)))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]) / 1000)
