"""Publishes many cameras on one socket, and waits where other publishers lose frames: small pictures, one after the other, until a line
comes on the standard input, with a last one of "last"; after the next line a large picture of each camera, and, as soon as all of them
are taken, a file.

many_cameras.py ADDRESS COUNT FILE
"""

import itertools
import pathlib
import select
import sys
import time

import imagezmq
import numpy
import zmq

ADDRESS, COUNT, FILE = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
SMALL = numpy.zeros((60, 80, 3), numpy.uint8)
# All of them are more than the kernel's buffers take.
LARGE = numpy.zeros((720, 1280, 3), numpy.uint8)
SHORT_QUEUE = 4
BETWEEN_FRAMES = 0.01


class Sender(imagezmq.ImageSender):
    def init_pubsub(self, address):
        self.zmq_context = imagezmq.imagezmq.SerializingContext()
        self.zmq_socket = self.zmq_context.socket(zmq.PUB)
        self.zmq_socket.sndhwm = SHORT_QUEUE
        self.zmq_socket.setsockopt(zmq.XPUB_NODROP, 1)
        self.zmq_socket.bind(address)
        self.send_image = self.send_image_pubsub
        self.send_jpg = self.send_jpg_pubsub


def send(text, picture, number):
    sender.send_image(f"Camera {number}|{text}", picture)
    time.sleep(BETWEEN_FRAMES)


sender = Sender(connect_to=ADDRESS, REQ_REP=False)
numbers = itertools.cycle(range(COUNT))
while not select.select([sys.stdin], [], [], 0)[0]:
    send("first", SMALL, next(numbers))
sys.stdin.readline()
send("last", SMALL, 0)
sys.stdin.readline()
for number in range(COUNT):
    send("burst", LARGE, number)
FILE.touch()
sys.stdin.read()
