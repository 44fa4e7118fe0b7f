"""Shows a video file at its own speed, again and again: python3 video_file.py tcp://192.168.1.20:5555 garden.mp4"""

import os
import sys
import time

import cv2
import imagezmq

if len(sys.argv) != 3:
    sys.exit(__doc__)
address, path = sys.argv[1:]
name = os.path.splitext(os.path.basename(path))[0]
sender = imagezmq.ImageSender(connect_to=address)
while True:
    video = cv2.VideoCapture(path)
    ok, frame = video.read()
    if not ok:
        sys.exit(f"{path} cannot be read as a video.")
    pause = 1 / (video.get(cv2.CAP_PROP_FPS) or 25)
    due = time.monotonic()
    while ok:
        ok, jpg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
        sender.send_jpg(name, jpg)
        due += pause
        time.sleep(max(0, due - time.monotonic()))
        ok, frame = video.read()
    video.release()
