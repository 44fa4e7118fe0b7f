"""Many cameras in one process, so that the machine's cores are left to the receiver.

Speaks imagezmq's format through pyzmq. Prints a line of JSON for each step: `ready` (pictures made; a line on
stdin starts it), `measuring`, `ended` and, last, what was sent. Frames of the measured time carry the time at which
they were sent in the header key `sent`, in seconds since the epoch; imagezmq's receivers ignore it.
"""

import argparse
import heapq
import json
import sys
import time

import numpy
import zmq
from pictures import make_jpegs, make_pictures

DTYPES = {
    "uint8": lambda picture: picture,
    "uint16": lambda picture: picture.astype(numpy.uint16) * 256,
    "float32": lambda picture: picture.astype(numpy.float32) / 255,
}
"""How a picture of uint8 becomes one of another type that looks the same."""
LINGER_MS = 0
REPLY_MS = 2000
"""Seconds without any reply after which the receiver counts as ended."""


def main():
    options = parse_arguments()
    headers, bodies = make_frames(options)
    context = zmq.Context()
    sockets = [open_socket(context, options, i) for i in range(options.cameras)]
    emit("ready", bytes=sum(map(len, bodies)) // len(bodies), addresses=addresses(options, sockets))
    sys.stdin.readline()
    sent = sending_function(options)(options, sockets, headers, bodies)
    emit("ended", sent=sent)
    for socket in sockets:
        socket.close(LINGER_MS)


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cameras", type=int, required=True)
    parser.add_argument("--name", default="camera", help="before the number of each camera")
    parser.add_argument("--fps", type=float, default=0, help="for each camera; 0: as fast as it may")
    parser.add_argument("--width", type=int, default=640)
    parser.add_argument("--height", type=int, default=480)
    parser.add_argument("--quality", type=int, default=95, help="of the JPEG; 0: raw BGR")
    parser.add_argument("--dtype", choices=DTYPES, default="uint8", help="of raw arrays")
    parser.add_argument("--pictures", type=int, default=999, help="how many different ones each camera sends, at most")
    parser.add_argument("--mode", choices=["req-rep", "pub-sub"], default="req-rep")
    parser.add_argument("--connect", default="tcp://127.0.0.1:5555")
    parser.add_argument("--hwm", type=int, default=1000, help="a publisher's high-water mark")
    parser.add_argument("--warm-up", type=float, default=2)
    parser.add_argument("--seconds", type=float, default=5)
    return parser.parse_args()


def make_frames(options):
    """A header with space for the name and the timestamp, and the bodies."""
    name = '"msg": "' + options.name + ' %02d"%s}'
    if options.quality > 0:
        return "{" + name, make_jpegs(options.width, options.height, options.quality)
    header = '{"dtype": "%s", "shape": [%d, %d, 3], ' % (options.dtype, options.height, options.width)
    pictures = [DTYPES[options.dtype](picture) for picture in make_pictures(options.width, options.height)]
    return header + name, [picture.tobytes() for picture in pictures]


def open_socket(context, options, i):
    socket = context.socket(zmq.REQ if options.mode == "req-rep" else zmq.PUB)
    if options.mode == "req-rep":
        socket.connect(options.connect)
    else:
        socket.set_hwm(options.hwm)
        socket.bind("tcp://127.0.0.1:*")
    return socket


def sending_function(options):
    if options.mode == "pub-sub":
        return publish
    return send_requests if options.fps > 0 else send_requests_unthrottled


def addresses(options, sockets):
    if options.mode == "req-rep":
        return []
    return [socket.get_string(zmq.LAST_ENDPOINT) for socket in sockets]


class Clock:
    """When the next frame of each camera is due, and whether it has a timestamp."""

    def __init__(self, options):
        self.start = time.monotonic()
        self.measure_at = self.start + options.warm_up
        self.end = self.measure_at + options.seconds
        self.is_measuring = False
        self.pause = 1 / options.fps if options.fps else 0
        # Evenly spread phases: cameras do not wait for each other.
        self.due = [(self.start + self.pause * i / options.cameras, i) for i in range(options.cameras)]
        heapq.heapify(self.due)

    def now(self):
        now = time.monotonic()
        if not self.is_measuring and now >= self.measure_at:
            self.is_measuring = True
            emit("measuring")
        return now


class Sender:
    """Sends the next picture of a camera. During the measured time it has a timestamp and is counted."""

    def __init__(self, options, sockets, header, bodies, clock):
        self.sockets, self.header, self.bodies, self.clock = sockets, header, bodies, clock
        self.counts = [0] * options.cameras
        self.first = [7 * i for i in range(options.cameras)]
        self.sent = [0] * options.cameras
        self.pictures = min(options.pictures, len(bodies))

    def send(self, i):
        stamp = ""
        if self.clock.is_measuring:
            stamp = ', "sent": %.6f' % time.time()
            self.counts[i] += 1
        self.sockets[i].send_string(self.header % (i, stamp), zmq.SNDMORE)
        picture = self.first[i] + self.sent[i] % self.pictures
        self.sockets[i].send(self.bodies[picture % len(self.bodies)], copy=False)
        self.sent[i] += 1


def send_requests(options, sockets, header, bodies):
    """Each camera sends when it is due and its last reply has arrived, like a loop with a sleep."""
    clock = Clock(options)
    sender = Sender(options, sockets, header, bodies, clock)
    awaiting = set()
    late = Late(sockets)
    now = clock.now()
    while now < clock.end:
        due, i = clock.due[0] if clock.due else (clock.end, None)
        if due > now:
            for i in late.answered(min(due, clock.end) - now):
                heapq.heappush(clock.due, (clock.now(), i))
        else:
            heapq.heappop(clock.due)
            if i in awaiting and not take_reply(sockets[i]):
                late.add(i)
            else:
                sender.send(i)
                awaiting.add(i)
                # A late camera continues from now and does not catch up.
                heapq.heappush(clock.due, (max(due, now - clock.pause) + clock.pause, i))
        now = clock.now()
    wait_for_replies(sockets, awaiting)
    return sender.counts


class Late:
    """Cameras that are due and have no reply yet. Only these are polled, because polling all costs more than sending."""

    def __init__(self, sockets):
        self.sockets = sockets
        self.poller = zmq.Poller()
        self.index = {}

    def add(self, i):
        self.index[self.sockets[i]] = i
        self.poller.register(self.sockets[i], zmq.POLLIN)

    def answered(self, seconds):
        """Waits at most for this time. The caller must receive the replies."""
        if not self.index:
            time.sleep(seconds)
            return []
        found = [socket for socket, _ in self.poller.poll(1000 * seconds)]
        for socket in found:
            self.poller.unregister(socket)
        return [self.index.pop(socket) for socket in found]


def send_requests_unthrottled(options, sockets, header, bodies):
    """Each camera sends as soon as it is answered."""
    clock = Clock(options)
    sender = Sender(options, sockets, header, bodies, clock)
    index = {socket: i for i, socket in enumerate(sockets)}
    poller = zmq.Poller()
    for i, socket in enumerate(sockets):
        poller.register(socket, zmq.POLLIN)
        sender.send(i)
    while clock.now() < clock.end:
        for socket, _ in poller.poll(REPLY_MS):
            socket.recv()
            sender.send(index[socket])
    wait_for_replies(sockets, range(options.cameras))
    return sender.counts


def take_reply(socket):
    """Returns whether a reply had arrived."""
    try:
        socket.recv(zmq.NOBLOCK)
        return True
    except zmq.Again:
        return False


def wait_for_replies(sockets, waiting):
    end = time.monotonic() + REPLY_MS / 1000
    for i in waiting:
        sockets[i].poll(max(0, 1000 * (end - time.monotonic())))


def publish(options, sockets, header, bodies):
    clock = Clock(options)
    sender = Sender(options, sockets, header, bodies, clock)
    now = clock.now()
    while now < clock.end:
        while clock.due[0][0] <= now:
            due, i = clock.due[0]
            sender.send(i)
            heapq.heapreplace(clock.due, (max(due + clock.pause, now), i))
        time.sleep(max(0, clock.due[0][0] - clock.now()))
        now = clock.now()
    return sender.counts


def emit(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


if __name__ == "__main__":
    main()
