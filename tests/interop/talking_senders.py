"""Cameras that say what they are told, as imagenode does: unmodified imagezmq, one sender for all.

Arguments: the hub's address, and the names. A line on the standard input is a name and a text, e.g. "Barn|Temp|77 F": it is sent
with a black picture of 3x3 pixels. Prints {} when each has sent a picture, and {"said": text} when a text is answered.
"""

import json
import queue
import sys
import threading
import time

import cv2
import imagezmq
import numpy

address, names = sys.argv[1], sys.argv[2:]
words = queue.Queue()


def listen():
    for line in sys.stdin:
        words.put(line.strip())


def jpeg(number):
    image = numpy.full((480, 640, 3), (130, 90, 40), numpy.uint8)
    image[200:280, number * 8 % 560 : number * 8 % 560 + 80] = (240, 240, 250)
    return cv2.imencode(".jpg", image)[1]


threading.Thread(target=listen, daemon=True).start()
nothing = cv2.imencode(".jpg", numpy.zeros((3, 3, 3), numpy.uint8))[1]
sender = imagezmq.ImageSender(connect_to=address)
number = 0
while True:
    for name in names:
        sender.send_jpg(name, jpeg(number))
    while not words.empty():
        text = words.get()
        sender.send_jpg(text, nothing)
        print(json.dumps({"said": text}), flush=True)
    number += 1
    if number == 1:
        print("{}", flush=True)
    time.sleep(0.05)
