"""REQ senders whose frames are known: to compare what was recorded with what was sent.

Takes one JSON argument, a list of senders: name, address, kind (jpg or bgr), frames, fps, timed: whether a frame has the time at
which it was sent, and seed, of their noise. Each sends one frame, waits for a line of the standard input, and sends the others. Prints one JSON line
for each frame: name, the SHA-256 of its bytes, and in milliseconds when it was sent, and what it says of that, or null.
"""

import hashlib
import json
import sys
import threading
import time

import cv2
import imagezmq
import numpy
import zmq

going = threading.Event()


def frame_of(kind, seed):
    noise = numpy.random.default_rng(seed).integers(0, 256, (48, 64, 3), numpy.uint8)
    return cv2.imencode(".jpg", noise)[1] if kind == "jpg" else noise


def send(plan):
    sender = imagezmq.ImageSender(connect_to=plan["address"])
    for number in range(plan["frames"]):
        if number == 1:
            going.wait()
        frame = frame_of(plan["kind"], [plan["seed"], number])
        now = time.time()
        sent = now if plan["timed"] else None
        header = {"msg": plan["name"]} if sent is None else {"msg": plan["name"], "sent": sent}
        if plan["kind"] == "bgr":
            header = {**header, "dtype": str(frame.dtype), "shape": frame.shape}
        sender.zmq_socket.send_json(header, zmq.SNDMORE)
        sender.zmq_socket.send(frame.tobytes())
        sender.zmq_socket.recv()
        line = {"name": plan["name"], "sha256": hashlib.sha256(frame.tobytes()).hexdigest()}
        line = {**line, "at": now * 1000, "sent": None if sent is None else sent * 1000}
        sys.stdout.write(json.dumps(line) + "\n")  # One write: lines of threads must not mix.
        sys.stdout.flush()
        time.sleep(1 / plan["fps"])


threads = [threading.Thread(target=send, args=(plan,), daemon=True) for plan in json.loads(sys.argv[1])]
for thread in threads:
    thread.start()
sys.stdin.readline()
going.set()
for thread in threads:
    thread.join()
