"""Publishes many cameras on one socket with a short queue: small pictures, round after round, until a line comes on the standard
input; then, after a line on the standard output and a pause, one round of large pictures, and after it a last small picture again and
again.

many_cameras.py ADDRESS COUNT
"""

import json
import select
import sys
import time

import imagezmq
import numpy
import zmq

ADDRESS, COUNT = sys.argv[1], int(sys.argv[2])
SMALL = numpy.zeros((60, 80, 3), numpy.uint8)
# All of them are more than the kernel's buffers take.
LARGE = numpy.zeros((480, 640, 3), numpy.uint8)
SHORT_QUEUE = 4
BETWEEN_FRAMES = 0.01
# In which the hub reads what it has, and becomes busy.
BEFORE_BURST = 0.3


class Sender(imagezmq.ImageSender):
    def init_pubsub(self, address):
        self.zmq_context = imagezmq.imagezmq.SerializingContext()
        self.zmq_socket = self.zmq_context.socket(zmq.PUB)
        self.zmq_socket.sndhwm = SHORT_QUEUE
        self.zmq_socket.bind(address)
        self.send_image = self.send_image_pubsub
        self.send_jpg = self.send_jpg_pubsub


def send_round(text, picture):
    for number in range(COUNT):
        sender.send_image(f"Camera {number}|{text}", picture)
        time.sleep(BETWEEN_FRAMES)


sender = Sender(connect_to=ADDRESS, REQ_REP=False)
while not select.select([sys.stdin], [], [], 0)[0]:
    send_round("first", SMALL)
print(json.dumps("ready"), flush=True)
time.sleep(BEFORE_BURST)
send_round("burst", LARGE)
while True:
    sender.send_image("End", SMALL)
    time.sleep(0.05)
