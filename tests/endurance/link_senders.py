"""REQ senders on a site: unmodified imagezmq, JPEGs of noise of about 10 kB that have the time at which they were sent.

Takes an address, frames a second, and the names. The noise is made once.
"""

import sys
import threading
import time

import cv2
import imagezmq
import numpy
import zmq

address, fps, *names = sys.argv[1:]


def send(name, seed):
    out = imagezmq.ImageSender(connect_to=address)
    noise = numpy.random.default_rng(seed).integers(0, 256, (16, 80, 98), numpy.uint8)
    pictures = [cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes() for picture in noise]
    number = 0
    while True:
        out.zmq_socket.send_json({"msg": name, "sent": time.time()}, zmq.SNDMORE)
        out.zmq_socket.send(pictures[number % len(pictures)])
        out.zmq_socket.recv()
        number += 1
        time.sleep(1 / float(fps))


threads = [threading.Thread(target=send, args=(name, seed), daemon=True) for seed, name in enumerate(names)]
for thread in threads:
    thread.start()
print("ready", flush=True)
for thread in threads:
    thread.join()
