"""Eight or more cameras that send on command: one JPEG each for every line on stdin, each with different content.

Takes one JSON argument: the hub's address, the cameras' names, and whether the pictures are plain: one gray for each, which
follows from the number of the frame and of the camera. Prints for each frame its camera, its number and the SHA-1 of its
bytes, when it was answered.
"""

import hashlib
import json
import sys
import threading

import cv2
import imagezmq
import numpy


def send(index, name, triggers):
    sender = imagezmq.ImageSender(connect_to=options["address"])
    random = numpy.random.default_rng(abs(hash(name)))
    for number in triggers:
        if options.get("plain"):
            image = numpy.full((240, 320, 3), 20 * number + 4 * index, numpy.uint8)
        else:
            image = random.integers(0, 255, (240, 320, 3), numpy.uint8)
        jpeg = cv2.imencode(".jpg", image)[1]
        sender.send_jpg(name, jpeg)
        line = {"name": name, "number": number, "sha1": hashlib.sha1(jpeg.tobytes()).hexdigest()}
        sys.stdout.write(json.dumps(line) + "\n")  # One write: lines of threads must not mix.
        sys.stdout.flush()


class Triggers:
    """Yields the numbers that were read; each thread has its own position."""

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


options = json.loads(sys.argv[1])
triggers = Triggers()
threads = [threading.Thread(target=send, args=(*camera, triggers)) for camera in enumerate(options["names"])]
for thread in threads:
    thread.start()
for _ in sys.stdin:
    with triggers.changed:
        triggers.count += 1
        triggers.changed.notify_all()
with triggers.changed:
    triggers.is_over = True
    triggers.changed.notify_all()
for thread in threads:
    thread.join()
