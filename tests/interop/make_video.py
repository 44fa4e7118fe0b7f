"""Writes a small video of one colour: path, frames, frames a second."""

import sys

import cv2
import numpy

path, frames, fps = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
video = cv2.VideoWriter(path, cv2.VideoWriter_fourcc(*"MJPG"), fps, (320, 240))
assert video.isOpened()
for _ in range(frames):
    video.write(numpy.full((240, 320, 3), (40, 40, 200), numpy.uint8))
video.release()
