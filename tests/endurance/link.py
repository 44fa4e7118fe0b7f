"""A link between two network namespaces: a TUN device in each, and in between delay, loss, a rate, or nothing at all.

Takes the two namespaces, each with the name of its device. Prints a line when the devices are there. Then each line of the
standard input is JSON with what the link is like from now on, in both directions: delay in seconds, loss (of 1), rate in
bytes a second (0: no limit), and isCut.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import random
import select
import struct
import sys
import time
from collections import deque

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN_NO_PI = 0x1001
MTU = 1500
QUEUE_S = 0.3
"""What a router with a thin link queues before it drops: seconds of that link."""


def open_tun(namespace, device):
    with open(f"/run/netns/{namespace}") as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN_NO_PI))
    return tun


class Way:
    """One direction."""

    def __init__(self, source, target):
        self.source, self.target = source, target
        self.queue = deque()
        self.free_at = 0.0

    def take(self, now, link):
        packet = os.read(self.source, MTU)
        if link["isCut"] or random.random() < link["loss"]:
            return
        begin = max(now, self.free_at)
        if begin - now > QUEUE_S:
            return
        self.free_at = begin + (len(packet) / link["rate"] if link["rate"] else 0)
        self.queue.append((self.free_at + link["delay"], packet))

    def give(self, now):
        while self.queue and self.queue[0][0] <= now:
            packet = self.queue.popleft()[1]
            with contextlib.suppress(OSError):  # The other end may not be up yet.
                os.write(self.target, packet)


# A link waits for no processor: packets that a busy computer delays would count as its delay.
os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
random.seed(1)
first, second = (open_tun(*pair) for pair in (sys.argv[1:3], sys.argv[3:5]))
ways = {first: Way(first, second), second: Way(second, first)}
link = {"delay": 0, "loss": 0, "rate": 0, "isCut": False}
print("ready", flush=True)
while True:
    due = [way.queue[0][0] for way in ways.values() if way.queue]
    wait = max(0, min(due) - time.monotonic()) if due else None
    ready, _, _ = select.select([sys.stdin, *ways], [], [], wait)
    now = time.monotonic()
    for source in ready:
        if source in ways:
            ways[source].take(now, link)
            continue
        line = sys.stdin.readline()
        if line == "":
            sys.exit()
        link = json.loads(line)
    for way in ways.values():
        way.give(now)
