"""Cameras that misbehave when they are told to: unmodified imagezmq, one thread for each sender.

Arguments: the hub's address, and the names. Two senders may have the same name. A line on the standard input is a name and
what its senders do from now on: "moving" (at first), "slow", "still" (the same JPEG again and again), "black", "rubbish", or
"ahead" (with the time of sending by a clock that runs away).
Prints "{}" when all have sent a picture.
"""

import sys
import threading
import time

import cv2
import imagezmq
import numpy
import zmq

AHEAD_SECONDS = 5

address, names = sys.argv[1], sys.argv[2:]
moods = {name: "moving" for name in names}
begun = threading.Barrier(len(names) + 1)


def jpeg(mood, number):
    image = numpy.full((240, 320, 3), 0 if mood == "black" else 120, numpy.uint8)
    if mood != "still":
        image[100:140, number % 280 : number % 280 + 40] = 8 if mood == "black" else 250
    return cv2.imencode(".jpg", image)[1]


def send_ahead(sender, name, number):
    """As `send_jpg`, with the time, which imagezmq itself does not send."""
    sent = time.time() + AHEAD_SECONDS + number / 10
    sender.zmq_socket.send_json({"msg": name, "sent": sent}, zmq.SNDMORE)
    sender.zmq_socket.send(jpeg("ahead", number))
    sender.zmq_socket.recv()


def send(name):
    sender = imagezmq.ImageSender(connect_to=address)
    number = 0
    while True:
        mood = moods[name]
        text = f"{name}_{number}" if name == "frame" else name
        if mood == "ahead":
            send_ahead(sender, text, number)
        else:
            sender.send_jpg(text, b"<rubbish>" if mood == "rubbish" else jpeg(mood, number))
        number += 1
        if number == 1:
            begun.wait()
        time.sleep(0.8 if mood == "slow" else 0.05)


for name in names:
    threading.Thread(target=send, args=(name,), daemon=True).start()
begun.wait()
print("{}", flush=True)
for line in sys.stdin:
    name, mood = line.split()
    moods[name] = mood
