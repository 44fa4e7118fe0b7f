"""Sends a picture four times a second, and prints each answer of the hub that differs from the one before, as JSON.

Usage: answered.py ADDRESS NAME
"""

import json
import sys
import time

import imagezmq
import numpy

address, name = sys.argv[1:]
sender = imagezmq.ImageSender(connect_to=address)
picture = numpy.full((48, 64, 3), 120, numpy.uint8)
before = None
while True:
    answer = sender.send_image(name, picture)
    if answer != before:
        print(json.dumps(answer.decode()), flush=True)
    before = answer
    time.sleep(0.25)
