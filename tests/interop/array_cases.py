"""Arrays as programs send them, by unmodified imagezmq: what Camwall shows, and what it refuses and still answers.

Takes the hub's address. Prints one JSON line for each message: its name and the reply.
"""

import json
import sys

import cv2
import imagezmq
import numpy
import zmq

random = numpy.random.default_rng(7)
colour = numpy.full((480, 640, 3), (0, 200, 200), numpy.uint8)
depth = numpy.linspace(-20, 120, 300 * 400, dtype=numpy.float32).reshape(300, 400)
depth[0, 0], depth[1, 1] = numpy.nan, numpy.inf


def encoded(extension):
    return cv2.imencode(extension, colour)[1].reshape(-1)


SHOWN = {
    # A depth camera in metres, whose holes are NaN.
    "depth": depth,
    "float32": numpy.full((240, 320), 0.5, numpy.float32),
    "uint16": numpy.full((240, 320), 32768, numpy.uint16),
    # A network's mask, and its probabilities as they come from the GPU.
    "mask": random.random((240, 320)) > 0.5,
    "probabilities": random.random((240, 320, 1)).astype(numpy.float16),
    # From a file of another computer.
    "big-endian": numpy.full((240, 320), 32768, ">u2"),
    "labels": random.integers(0, 2**31, (240, 320), numpy.int32),
    "flow": random.random((240, 320, 2)).astype(numpy.float32),
    # Parts of larger arrays, which are not contiguous.
    "slice": depth[10:110:2, 300:100:-1],
    "transposed": depth.T,
    "jpeg": encoded(".jpg"),
    "jpeg-column": encoded(".jpg").reshape(-1, 1),
    "png-row": encoded(".png").reshape(1, -1),
    "webp": encoded(".webp"),
}
REFUSED = {
    "four-numbers": numpy.zeros(4),
    "numbers": numpy.arange(100, dtype=numpy.uint8),
    "jpeg-as-int16": encoded(".jpg").astype(numpy.int16),
    "no-rows": numpy.zeros((0, 5, 3), numpy.uint8),
    "no-columns": numpy.zeros((5, 0), numpy.float32),
    "no-channels": numpy.zeros((5, 5, 0), numpy.float32),
    "nothing": numpy.zeros(0, numpy.uint8),
    "one-number": numpy.array(3.5),
    "batch": numpy.zeros((1, 24, 32, 3), numpy.uint8),
    "channels-first": numpy.zeros((3, 24, 32), numpy.uint8),
    "complex": numpy.zeros((24, 32), numpy.complex64),
    "text": numpy.array([["ready"]]),
    "bytes": numpy.array([[b"ready"]]),
    "long-double": numpy.zeros((24, 32), numpy.longdouble),
    "fields": numpy.zeros((24, 32), [("b", "u1"), ("g", "u1"), ("r", "u1")]),
}

sender = imagezmq.ImageSender(connect_to=sys.argv[1])
for name, array in {**SHOWN, **REFUSED}.items():
    print(json.dumps({"name": name, "reply": sender.send_image(name, array).decode()}), flush=True)
# Its bytes are addresses in the sender's memory, which imagezmq cannot send without an error.
header = {"msg": "object", "dtype": "object", "shape": (2, 2)}
sender.zmq_socket.send_json(header, zmq.SNDMORE)
sender.zmq_socket.send(bytes(32))
print(json.dumps({"name": "object", "reply": sender.zmq_socket.recv().decode()}), flush=True)
