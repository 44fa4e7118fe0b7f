"""Shows a Raspberry Pi's camera: python3 pi_camera.py tcp://192.168.1.20:5555"""

import socket
import sys

import cv2
import imagezmq
from picamera2 import Picamera2

if len(sys.argv) != 2:
    sys.exit(__doc__)
sender = imagezmq.ImageSender(connect_to=sys.argv[1])
camera = Picamera2()
# Its RGB888 lies in memory as blue, green, red: just as OpenCV wants it.
camera.configure(camera.create_video_configuration(main={"format": "RGB888", "size": (640, 480)}))
camera.start()
while True:
    ok, jpg = cv2.imencode(".jpg", camera.capture_array(), [cv2.IMWRITE_JPEG_QUALITY, 85])
    sender.send_jpg(socket.gethostname(), jpg)
