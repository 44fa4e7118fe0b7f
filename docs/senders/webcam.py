"""Shows a webcam: python3 webcam.py tcp://192.168.1.20:5555"""

import socket
import sys

import cv2
import imagezmq

if len(sys.argv) != 2:
    sys.exit(__doc__)
sender = imagezmq.ImageSender(connect_to=sys.argv[1])
camera = cv2.VideoCapture(0)
# The newest picture, and none that has waited in the driver.
camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
while True:
    ok, frame = camera.read()
    if not ok:
        sys.exit("The camera gives no picture: is it plugged in, and does no other program use it?")
    ok, jpg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
    sender.send_jpg(socket.gethostname(), jpg)
