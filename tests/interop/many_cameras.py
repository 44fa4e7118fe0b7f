"""Publishes many cameras on one socket: round after round, until a line comes on the standard input; then one more round, with a
short queue, and again and again a last frame.

many_cameras.py ADDRESS COUNT
"""
import select
import sys
import time

import imagezmq
import numpy

ADDRESS, COUNT = sys.argv[1], int(sys.argv[2])
PICTURE = numpy.zeros((480, 640, 3), numpy.uint8)
SHORT_QUEUE = 2
BETWEEN_FRAMES = 0.008


def is_asked():
    return bool(select.select([sys.stdin], [], [], 0)[0])


with imagezmq.ImageSender(connect_to=ADDRESS, REQ_REP=False) as sender:

    def send_round(text):
        for number in range(COUNT):
            sender.send_image(f'Camera {number}|{text}', PICTURE)
            time.sleep(BETWEEN_FRAMES)

    while not is_asked():
        send_round('first')
    sender.zmq_socket.sndhwm = SHORT_QUEUE
    send_round('burst')
    while True:
        sender.send_image('End', PICTURE)
        time.sleep(0.05)
