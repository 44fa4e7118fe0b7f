"""The receiving program of imageZMQ's documentation, with its latency measured.

The loop is the documentation's own: receive, decode, `cv2.imshow`, `cv2.waitKey(1)`, reply. Around it: the stamp is
read from the header, which `recv_jpg` and `recv_image` parse anyway, and what was shown is printed at the end.
"""

import json
import signal
import sys
import time

import cv2
import imagezmq
import numpy as np

LISTEN = sys.argv[1]
IS_RAW = sys.argv[2] == "raw"
PUBLISHERS = sys.argv[3:]


class Stamped:
    """Keeps the header that imagezmq reads and discards."""

    def __init__(self, socket):
        self.recv_json_of_socket = socket.recv_json
        self.sent = None
        socket.recv_json = self.recv_json

    def recv_json(self, *arguments, **options):
        header = self.recv_json_of_socket(*arguments, **options)
        self.sent = header.get("sent")
        return header


def open_hub():
    if not PUBLISHERS:
        return imagezmq.ImageHub(open_port=LISTEN)
    hub = imagezmq.ImageHub(open_port=PUBLISHERS[0], REQ_REP=False)
    for publisher in PUBLISHERS[1:]:
        hub.connect(publisher)
    return hub


def main():
    shown = {}
    latencies = []
    hub = open_hub()
    stamped = Stamped(hub.zmq_socket)

    def end(*_):
        print(json.dumps({"shown": shown, "latencies": latencies}), flush=True)
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    print("ready", flush=True)
    while True:
        if IS_RAW:
            name, image = hub.recv_image()
        else:
            name, jpg_buffer = hub.recv_jpg()
            image = cv2.imdecode(np.frombuffer(jpg_buffer, dtype="uint8"), -1)
        cv2.imshow(name, image)
        if stamped.sent is not None:
            # Before waitKey, in which Qt draws it on the screen: this favours the Python program.
            shown[name] = shown.get(name, 0) + 1
            latencies.append(round((time.time() - stamped.sent) * 1e6))
        cv2.waitKey(1)
        if not PUBLISHERS:
            hub.send_reply(b"OK")


if __name__ == "__main__":
    main()
