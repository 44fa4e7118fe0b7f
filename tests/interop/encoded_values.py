"""Pictures encoded by OpenCV, with 8 bits and more, and the values that OpenCV reads from them.

Prints one JSON line for each: name, format, size, and base64 of the encoded bytes and of the array by `cv2.imdecode`.
"""

import base64
import json

import cv2
import numpy

HEIGHT, WIDTH = 30, 41
random = numpy.random.default_rng(17)
NONE, LZW, DEFLATE = 1, 5, 8


def noise(dtype, channels):
    shape = (HEIGHT, WIDTH) if channels == 1 else (HEIGHT, WIDTH, channels)
    if dtype == "float32":
        return random.normal(0, 1000, shape).astype(dtype)
    return random.integers(0, numpy.iinfo(dtype).max, shape, dtype, endpoint=True)


def smooth():
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    return numpy.dstack([5 * x, 7 * y, 3 * (x + y)]).astype(numpy.uint8)


def pictures():
    for dtype in ("uint8", "uint16"):
        for channels in (1, 3, 4):
            yield "png", f"{dtype} x{channels}", noise(dtype, channels), []
    for dtype in ("uint8", "uint16", "float32"):
        for channels in (1, 3):
            yield "tiff", f"{dtype} x{channels}", noise(dtype, channels), []
            # Of floats, OpenCV compresses the differences of their bytes, which tiff does not read.
            for compression in (NONE,) if dtype == "float32" else (NONE, LZW, DEFLATE):
                options = [cv2.IMWRITE_TIFF_COMPRESSION, compression]
                yield "tiff", f"{dtype} x{channels} by {compression}", noise(dtype, channels), options
    yield "jpeg", "4:2:0", smooth(), [cv2.IMWRITE_JPEG_QUALITY, 90]
    yield "jpeg", "4:4:4", smooth(), [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]


for kind, name, picture, options in pictures():
    ok, encoded = cv2.imencode("." + kind, picture, options)
    read = cv2.imdecode(encoded, cv2.IMREAD_UNCHANGED)
    print(
        json.dumps(
            {
                "name": f"{kind} {name}",
                "format": kind,
                "dtype": read.dtype.str,
                "channels": 1 if read.ndim == 2 else read.shape[2],
                "width": WIDTH,
                "height": HEIGHT,
                "encoded": base64.b64encode(encoded.tobytes()).decode(),
                "values": base64.b64encode(read.tobytes()).decode(),
            }
        )
    )
