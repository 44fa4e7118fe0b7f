"""Cameras that misbehave when they are told to: unmodified imagezmq, one thread for each sender.

Arguments: the hub's address, and the names. Two senders may have the same name. "name=address" connects to another address,
and anew when it gets no answer. A line on the standard input is a name and what its senders do from now on: "moving" (at
first), "slow", "still" (the same JPEG again and again), "black", "rubbish", or "ahead" (with the time of a clock that runs away).
Prints "{}" when all have sent a picture.
"""

import sys
import threading
import time

import cv2
import imagezmq
import numpy
import zmq

ANSWER_LIMIT_MS = 3000
AHEAD_SECONDS = 5

hub, *given = sys.argv[1:]
names = [each.partition("=")[0] for each in given]
moods = {name: "moving" for name in names}
begun = threading.Barrier(len(names) + 1)


def jpeg(mood, number):
    image = numpy.full((240, 320, 3), 0 if mood == "black" else 120, numpy.uint8)
    if mood != "still":
        image[100:140, number % 280 : number % 280 + 40] = 8 if mood == "black" else 250
    return cv2.imencode(".jpg", image)[1]


def connected(address):
    sender = imagezmq.ImageSender(connect_to=address)
    if address != hub:
        sender.zmq_socket.setsockopt(zmq.RCVTIMEO, ANSWER_LIMIT_MS)
        sender.zmq_socket.setsockopt(zmq.LINGER, 0)
    return sender


def send_once(sender, text, mood, number):
    if mood != "ahead":
        sender.send_jpg(text, b"<rubbish>" if mood == "rubbish" else jpeg(mood, number))
        return
    sent = time.time() + AHEAD_SECONDS + number / 10
    sender.zmq_socket.send_json({"msg": text, "sent": sent}, zmq.SNDMORE)
    sender.zmq_socket.send(jpeg(mood, number))
    sender.zmq_socket.recv()


def send(name, address):
    sender = connected(address)
    number = 0
    while True:
        mood = moods[name]
        try:
            send_once(sender, f"{name}_{number}" if name == "frame" else name, mood, number)
        except zmq.Again:
            sender.close()
            sender = connected(address)
        number += 1
        if number == 1:
            begun.wait()
        time.sleep(0.8 if mood == "slow" else 0.05)


for each in given:
    name, _, address = each.partition("=")
    threading.Thread(target=send, args=(name, address or hub), daemon=True).start()
begun.wait()
print("{}", flush=True)
for line in sys.stdin:
    name, mood = line.split()
    moods[name] = mood
