"""Prints one JSON line for each JPEG: its parameters, its bytes, and the luma that OpenCV (libjpeg-turbo) decodes."""

import base64
import json

import cv2
import numpy

SIZES = [(1, 1), (7, 5), (8, 8), (16, 16), (17, 33), (100, 75), (320, 240), (641, 359)]
QUALITIES = [1, 30, 75, 95, 100]
SAMPLINGS = {
    "4:2:0": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420,
    "4:2:2": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422,
    "4:4:0": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440,
    "4:4:4": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
}
CODINGS = {
    "usual codes": [],
    "codes of its own": [cv2.IMWRITE_JPEG_OPTIMIZE, 1],
    "restarts": [cv2.IMWRITE_JPEG_RST_INTERVAL, 3],
}

random = numpy.random.default_rng(1)


def picture(width, height):
    """Smooth on the left for flat blocks, noise on the right for long codes."""
    columns, rows = numpy.meshgrid(numpy.arange(width), numpy.arange(height))
    shades = [columns, rows, columns + rows]
    smooth = numpy.dstack([shade * 255 // max(1, shade.max()) for shade in shades])
    noise = random.integers(0, 256, smooth.shape)
    return numpy.where((columns < width // 2)[:, :, None], smooth, noise).astype(numpy.uint8)


def emit(name, image, options):
    jpeg = cv2.imencode(".jpg", image, options)[1]
    luma = cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)
    line = {"name": name, "jpeg": base64.b64encode(jpeg).decode()}
    print(json.dumps({**line, "luma": base64.b64encode(luma).decode()}), flush=True)


for width, height in SIZES:
    image = picture(width, height)
    for quality in QUALITIES:
        for sampling, factor in SAMPLINGS.items():
            for coding, options in CODINGS.items():
                usual = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor]
                emit(f"{width}x{height}, {quality}, {sampling}, {coding}", image, usual + options)
        gray = [cv2.IMWRITE_JPEG_QUALITY, quality]
        emit(f"{width}x{height}, {quality}, gray", image[:, :, 0], gray)
