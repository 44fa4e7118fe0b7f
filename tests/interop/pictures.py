"""Prints one JSON line for each kind of picture: red, with a black lower right quarter."""

import base64
import io
import json

import cv2
import numpy
from PIL import Image

image = numpy.full((240, 320, 3), (40, 80, 200), numpy.uint8)
image[120:, 160:] = 0

KINDS = {
    "JPEG": (".jpg", []),
    "progressive JPEG": (".jpg", [cv2.IMWRITE_JPEG_PROGRESSIVE, 1]),
    "JPEG with restarts": (".jpg", [cv2.IMWRITE_JPEG_RST_INTERVAL, 7]),
    "JPEG with codes of its own": (".jpg", [cv2.IMWRITE_JPEG_OPTIMIZE, 1]),
    "JPEG 4:4:4": (
        ".jpg",
        [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444],
    ),
    "PNG": (".png", []),
    "WebP": (".webp", [cv2.IMWRITE_WEBP_QUALITY, 101]),
    "GIF": (".gif", []),
    "BMP": (".bmp", []),
    "AVIF": (".avif", [cv2.IMWRITE_AVIF_QUALITY, 95]),
}


def in_cmyk():
    """A CMYK JPEG with inverted colours, as written by Adobe."""
    file = io.BytesIO()
    Image.fromarray(image[:, :, ::-1]).convert("CMYK").save(file, "JPEG", quality=95)
    return file.getvalue()


def emit(name, encoded):
    print(json.dumps({"name": name, "base64": base64.b64encode(encoded).decode()}), flush=True)


for name, (extension, options) in KINDS.items():
    emit(name, cv2.imencode(extension, image, options)[1])
emit("CMYK JPEG", in_cmyk())
