"""Camera-like pictures: texture at every scale, sensor noise, a slow pan and a moving box.

Smooth or flat test pictures are a third of the bytes of a real camera's, and flatter every receiver. At 640x480
and quality 95 these have about 130 kB, as imageZMQ's own example photograph has.
"""

import cv2
import numpy as np

COUNT = 30
"""Number of distinct pictures: one second of a typical camera."""
NOISE = 5.5
"""Standard deviation of the sensor noise, of 255: a small sensor in a lit room."""


def make_pictures(width, height):
    """COUNT arrays of uint8 with shape (height, width, 3), BGR, identical on every machine."""
    random = np.random.default_rng(20)
    scene = _texture(random, width + 2 * COUNT, height)
    return [_shot(random, scene, i, width, height) for i in range(COUNT)]


def make_jpegs(width, height, quality):
    """The same pictures as JPEG bytes, with OpenCV's defaults (4:2:0) except the quality."""
    parameters = [cv2.IMWRITE_JPEG_QUALITY, quality]
    pictures = make_pictures(width, height)
    return [cv2.imencode(".jpg", picture, parameters)[1].tobytes() for picture in pictures]


def _texture(random, width, height):
    total = np.zeros((height, width, 3), np.float32)
    size, weight = 4, 64.0
    while size < width:
        cells = random.normal(0, weight, (max(2, size * height // width), size, 3))
        gray = cells.mean(axis=2, keepdims=True)
        # Colours vary less than brightness, as in real scenes.
        cells = (0.8 * gray + 0.2 * cells).astype(np.float32)
        total += cv2.resize(cells, (width, height), interpolation=cv2.INTER_CUBIC)
        size, weight = size * 2, weight * 0.62
    return total + 118


def _shot(random, scene, i, width, height):
    shot = scene[:, 2 * i : 2 * i + width].copy()
    side = height // 6
    left = (width - side) * i // COUNT
    cv2.rectangle(shot, (left, side), (left + side, 2 * side), (40, 190, 240), -1)
    shot += random.normal(0, NOISE, shot.shape).astype(np.float32)
    return np.clip(shot, 0, 255).astype(np.uint8)
