"""Runs for months: connects anew when no answer comes, and opens a camera again that is gone.

python3 robust.py tcp://192.168.1.20:5555 [SOURCE]

SOURCE is a camera's number, 0 unless given, or a video file.
"""

import socket
import sys
import time

import cv2
import imagezmq
import zmq

# Longer than the 2 seconds that Camwall lets a sender wait at most.
ANSWER_LIMIT_MS = 5000


def open_sender(address):
    sender = imagezmq.ImageSender(connect_to=address)
    sender.zmq_socket.setsockopt(zmq.SNDTIMEO, ANSWER_LIMIT_MS)
    sender.zmq_socket.setsockopt(zmq.RCVTIMEO, ANSWER_LIMIT_MS)
    # Without it, close() waits for ever until somebody takes the frame.
    sender.zmq_socket.setsockopt(zmq.LINGER, 0)
    return sender


def frames(source):
    while True:
        camera = cv2.VideoCapture(source)
        if isinstance(source, int):
            # The newest picture, and none that has waited in the driver.
            camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        ok, frame = camera.read()
        while ok:
            yield frame
            ok, frame = camera.read()
        camera.release()
        print("The source gives no more pictures: opening it again.", flush=True)
        time.sleep(1)


if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
address = sys.argv[1]
source = sys.argv[2] if len(sys.argv) == 3 else "0"
sender = open_sender(address)
for frame in frames(int(source) if source.isdigit() else source):
    ok, jpg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
    try:
        sender.send_jpg(socket.gethostname(), jpg)
    except zmq.Again:
        print("No answer: connecting anew.", flush=True)
        sender.close()
        sender = open_sender(address)
