"""Eight cameras and more that send when they are told to: one JPEG each for every line on stdin, no two alike.

Takes one JSON argument: the hub's address and the cameras' names. Prints for each frame its camera, its number and the
SHA-1 of its bytes, when it was answered.
"""

import hashlib
import json
import sys
import threading

import cv2
import imagezmq
import numpy


def send(name, address, told):
    sender = imagezmq.ImageSender(connect_to=address)
    random = numpy.random.default_rng(abs(hash(name)))
    for number in told:
        image = random.integers(0, 255, (240, 320, 3), numpy.uint8)
        jpeg = cv2.imencode(".jpg", image)[1]
        sender.send_jpg(name, jpeg)
        line = {"name": name, "number": number, "sha1": hashlib.sha1(jpeg.tobytes()).hexdigest()}
        sys.stdout.write(json.dumps(line) + "\n")  # One write: lines of threads must not mix.
        sys.stdout.flush()


class Told:
    """The numbers that were told, as they come; each thread has its own place."""

    def __init__(self):
        self.count = 0
        self.is_over = False
        self.changed = threading.Condition()

    def __iter__(self):
        number = 0
        while True:
            with self.changed:
                self.changed.wait_for(lambda number=number: self.is_over or self.count > number)
                if self.count <= number:
                    return
            number += 1
            yield number


asked = json.loads(sys.argv[1])
told = Told()
threads = [threading.Thread(target=send, args=(name, asked["address"], told)) for name in asked["names"]]
for thread in threads:
    thread.start()
for _ in sys.stdin:
    with told.changed:
        told.count += 1
        told.changed.notify_all()
with told.changed:
    told.is_over = True
    told.changed.notify_all()
for thread in threads:
    thread.join()
