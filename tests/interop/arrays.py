"""Random arrays of every type, byte order and number of channels, sent by unmodified imagezmq.

Takes the hub's address. Prints one JSON line for each array: its name and, as base64 of BGR, what Camwall should show by the
formulas of docs/senders.md (`documented`), and what OpenCV's imshow makes of it (`opencv`, null for types that it refuses).
"""

import base64
import json
import sys

import cv2
import imagezmq
import numpy

HEIGHT, WIDTH = 24, 32
MAGENTA = (255, 0, 255)
random = numpy.random.default_rng(14)


def random_array(dtype, shape):
    if dtype.kind == "b":
        return random.integers(0, 2, shape).astype(dtype)
    if dtype.kind == "f":
        return random.uniform(-1, 2, shape).astype(dtype)
    # Without the smallest value: of -32768 imshow shows the absolute value of what is below black.
    info = numpy.iinfo(dtype)
    return random.integers(info.min + 1, info.max, shape, dtype.newbyteorder("="), endpoint=True).astype(dtype)


def levels(array):
    """The formulas of docs/senders.md."""
    values, kind, bits = array.astype(numpy.float64), array.dtype.kind, 8 * array.dtype.itemsize
    if kind in "bf":
        scaled = values * 255
    elif bits == 16:
        scaled = values / 256 + (127.5 if kind == "i" else 0)
    else:
        info = numpy.iinfo(array.dtype)
        scaled = (values - info.min) * 255 / (float(info.max) - info.min)
    return numpy.clip(numpy.rint(numpy.nan_to_num(scaled)), 0, 255).astype(numpy.uint8)


def documented(array):
    """Gray for one channel; blue and green for two; the fourth is not shown; NaN and infinities are magenta."""
    array = array.reshape(HEIGHT, WIDTH, -1)[:, :, :3]
    shown = levels(array)
    if shown.shape[2] == 1:
        shown = numpy.repeat(shown, 3, axis=2)
    if shown.shape[2] == 2:
        shown = numpy.dstack([shown, numpy.zeros((HEIGHT, WIDTH), numpy.uint8)])
    shown[~numpy.isfinite(array).all(axis=2)] = MAGENTA
    return shown


def opencv(array):
    """The rule of imshow: `convertToShow` in OpenCV's modules/highgui/src/precomp.hpp."""
    array = array.astype(array.dtype.newbyteorder("="))
    channels = array.shape[2] if array.ndim == 3 else 1
    rules = {
        "uint8": lambda: array,
        "int8": lambda: cv2.convertScaleAbs(array, alpha=1, beta=127),
        "uint16": lambda: cv2.convertScaleAbs(array, alpha=1 / 255.0),
        "int16": lambda: cv2.convertScaleAbs(array, alpha=1 / 255.0, beta=127),
        "float32": lambda: cv2.multiply(array, numpy.ones_like(array), scale=255, dtype=cv2.CV_8U),
        "float64": lambda: cv2.multiply(array, numpy.ones_like(array), scale=255, dtype=cv2.CV_8U),
    }
    rule = rules.get(array.dtype.name)
    if rule is None or channels == 2 or not numpy.isfinite(array).all():
        return None
    codes = {1: cv2.COLOR_GRAY2BGR, 4: cv2.COLOR_BGRA2BGR}
    return cv2.cvtColor(rule(), codes[channels]) if channels in codes else rule()


def arrays():
    types = ["?", "i1", "u1"] + [f"{order}{kind}{size}" for kind in "iu" for size in (2, 4, 8) for order in "<>"]
    floats = [f"{order}f{size}" for size in (2, 4, 8) for order in "<>"]
    for name in types + floats:
        for shape in ((HEIGHT, WIDTH), *((HEIGHT, WIDTH, channels) for channels in (1, 2, 3, 4))):
            yield f"{name} {shape}", random_array(numpy.dtype(name), shape)
    for name in floats:
        for channels in (1, 2, 3, 4):
            array = random_array(numpy.dtype(name), (HEIGHT, WIDTH, channels))
            flat = array.reshape(-1)
            largest = numpy.finfo(array.dtype).max
            for value in (numpy.nan, numpy.inf, -numpy.inf, largest, -largest):
                flat[random.integers(0, flat.size, 5)] = value
            yield f"{name} x{channels} with NaN", array


sender = imagezmq.ImageSender(connect_to=sys.argv[1])
for name, array in arrays():
    reply = sender.send_image(name, array)
    pictures = {"documented": documented(array), "opencv": opencv(array)}
    encoded = {key: None if p is None else base64.b64encode(p.tobytes()).decode() for key, p in pictures.items()}
    print(json.dumps({"name": name, "reply": reply.decode(), **encoded}), flush=True)
