"""Camera programs like those of users: unmodified imagezmq, one thread for each sender.

Takes one JSON argument, a list of senders: name, mode (req-rep or pub-sub), address, kind (jpg, png, bgr, bgra, gray),
colour as [b, g, r], width, height, fps, frames (endless without it), and timed: whether a JPEG has the time at which it was sent. Prints one JSON line for each frame sent.
"""

import json
import sys
import threading
import time

import cv2
import imagezmq
import numpy
import zmq


def picture(sender):
    """The sender's colour with a black lower right quarter, so that a turned or mirrored tile is detected."""
    height, width = sender.get("height", 240), sender.get("width", 320)
    image = numpy.full((height, width, 3), sender["colour"], numpy.uint8)
    image[height // 2 :, width // 2 :] = 0
    return image


def send_timed(out, name, encoded):
    """As `send_jpg` does, with a key that imagezmq's receivers ignore."""
    out.zmq_socket.send_json({"msg": name, "sent": time.time()}, zmq.SNDMORE)
    out.zmq_socket.send(encoded)
    return out.zmq_socket.recv() if out.zmq_socket.type == zmq.REQ else None


def send(sender):
    is_pub = sender["mode"] == "pub-sub"
    out = imagezmq.ImageSender(connect_to=sender["address"], REQ_REP=not is_pub)
    image, kind = picture(sender), sender["kind"]
    number = 0
    while number < sender.get("frames", float("inf")):
        image[-1, -1] = 37 * number % 256  # Equal pictures would not be painted again.
        if kind in ("jpg", "png"):
            quality = [cv2.IMWRITE_JPEG_QUALITY, 95] if kind == "jpg" else []
            encoded = cv2.imencode("." + kind, image, quality)[1]
            reply = send_timed(out, sender["name"], encoded) if sender.get("timed") else out.send_jpg(sender["name"], encoded)
        else:
            codes = {"bgra": cv2.COLOR_BGR2BGRA, "gray": cv2.COLOR_BGR2GRAY}
            array = cv2.cvtColor(image, codes[kind]) if kind in codes else image
            reply = out.send_image(sender["name"], array)
        number += 1
        line = {"name": sender["name"], "number": number, "reply": reply.decode() if reply else None}
        sys.stdout.write(json.dumps(line) + "\n")  # One write: lines of threads must not mix.
        sys.stdout.flush()
        time.sleep(1 / sender.get("fps", 15))


threads = [threading.Thread(target=send, args=(sender,), daemon=True) for sender in json.loads(sys.argv[1])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
