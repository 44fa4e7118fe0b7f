"""The receiving program of imageZMQ's documentation, without its window: unmodified imagezmq.ImageHub.

Takes a mode (req-rep or pub-sub), an address, a kind (image or jpg; either is received and not decoded), and the
number of frames after which it ends.
Prints one JSON line when it listens, then one for each frame.
"""

import json
import sys

import cv2
import imagezmq
import numpy

mode, address, kind, frames = sys.argv[1:]
hub = imagezmq.ImageHub(open_port=address, REQ_REP=mode == "req-rep")
print(json.dumps({"listening": address}), flush=True)
for _ in range(int(frames)):
    if kind == "either":
        name, image = hub.recv_jpg()
        image = numpy.frombuffer(image, dtype="uint8").reshape(-1, 1)
    elif kind == "jpg":
        name, encoded = hub.recv_jpg()
        image = cv2.imdecode(numpy.frombuffer(encoded, dtype="uint8"), cv2.IMREAD_COLOR)
    else:
        name, image = hub.recv_image()
    if mode == "req-rep":
        hub.send_reply(b"OK")
    line = {"name": name, "shape": image.shape, "dtype": str(image.dtype), "first": image[0, 0].tolist()}
    print(json.dumps(line), flush=True)
