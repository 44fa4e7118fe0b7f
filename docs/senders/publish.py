"""Publishes, and waits for nobody: python3 publish.py 'tcp://*:5555' [SOURCE]

SOURCE is a camera's number, 0 unless given, or a video file. In Camwall choose PUB/SUB, and add this computer's address.
"""

import socket
import sys
import time

import cv2
import imagezmq

# Nothing slows a publisher but itself.
FRAMES_A_SECOND = 15

if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
source = sys.argv[2] if len(sys.argv) == 3 else "0"
sender = imagezmq.ImageSender(connect_to=sys.argv[1], REQ_REP=False)
camera = cv2.VideoCapture(int(source) if source.isdigit() else source)
# The newest picture, and none that has waited in the driver.
camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
due = time.monotonic()
while True:
    ok, frame = camera.read()
    if not ok:
        sys.exit("The source gives no more pictures.")
    ok, jpg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
    sender.send_jpg(socket.gethostname(), jpg)
    due = max(due + 1 / FRAMES_A_SECOND, time.monotonic())
    time.sleep(max(0, due - time.monotonic()))
