"""Cameras whose pictures are known: unmodified imagezmq, one sender for all.

Argument: the hub's address. Sends three frames as `jpg`, `png`, `bgr` (uint8), `depth` (uint16) and `heat` (float32). Prints for each
camera the SHA-256 of the bytes of its last frame, as {"name": …, "sha256": …}; then keeps its connection until its input ends.
"""

import hashlib
import json
import sys

import cv2
import imagezmq
import numpy

FRAMES = 3
random = numpy.random.default_rng(17)


def colours():
    return random.integers(0, 256, (48, 65, 3), numpy.uint8)


def encoded(extension):
    return cv2.imencode(extension, colours())[1]


sender = imagezmq.ImageSender(connect_to=sys.argv[1])
cameras = {
    "jpg": (sender.send_jpg, lambda: encoded(".jpg")),
    "png": (sender.send_jpg, lambda: encoded(".png")),
    "bgr": (sender.send_image, colours),
    "depth": (sender.send_image, lambda: random.integers(0, 65536, (48, 65), numpy.uint16)),
    "heat": (sender.send_image, lambda: random.random((48, 65), numpy.float32)),
}
last = {}
for _ in range(FRAMES):
    for name, (send, make) in cameras.items():
        last[name] = make()
        send(name, last[name])
for name, sent in last.items():
    print(json.dumps({"name": name, "sha256": hashlib.sha256(sent.tobytes()).hexdigest()}), flush=True)
sys.stdin.read()
