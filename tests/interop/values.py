"""Random arrays of every type and byte order, and what NumPy and OpenCV make of their values.

Prints one JSON line for each: the array, how its values are shown (as `CameraValues`), and what that gives by the formulas of
docs/senders.md, computed here by NumPy and, for the colour maps, by OpenCV.
"""

import base64
import json

import cv2
import numpy

HEIGHT, WIDTH = 10, 10
MAPS = ("gray", "viridis", "magma", "inferno", "turbo", "jet")
random = numpy.random.default_rng(16)


def random_array(dtype, shape):
    """Values of every size, of floats and integers: most of them would all be near the largest one."""
    if dtype.kind == "b":
        return random.integers(0, 2, shape).astype(dtype)
    if dtype.kind == "f":
        sizes = random.uniform(-4, 4 if dtype.itemsize == 2 else 30, shape)
        return (random.uniform(-1, 1, shape) * 10.0**sizes).astype(dtype)
    info = numpy.iinfo(dtype)
    values = random.integers(info.min, info.max, shape, dtype.newbyteorder("="), endpoint=True)
    return (values >> random.integers(0, info.bits, shape).astype(values.dtype)).astype(dtype)


def random_choice(array):
    """A way to determine the levels, and the levels by NumPy."""
    shown = array.reshape(HEIGHT * WIDTH, -1)[:, :3].astype(numpy.float64)
    finite = shown[numpy.isfinite(shown)]
    low, high = (float(value) for value in numpy.sort(random.uniform(0, 100, 2)))
    choices = (
        ({"by": "range"}, (finite.min(), finite.max())),
        ({"by": "percentiles", "low": low, "high": high}, numpy.percentile(finite, (low, high))),
    )
    by_hand = tuple(float(value) for value in numpy.percentile(finite, (10, 85)))
    return ((*choices, ({"by": "hand", "black": by_hand[0], "white": by_hand[1]}, by_hand)))[random.integers(3)]


def toned(array, black, white, values):
    """The formulas of docs/senders.md: blue, green and red."""
    shown = array.reshape(HEIGHT, WIDTH, -1)[:, :, :3].astype(numpy.float64)
    is_finite = numpy.isfinite(shown)
    scaled = numpy.where(is_finite, shown, 0) - black
    scaled = numpy.clip(255 * scaled / (white - black), 0, 255) if white > black else 255.0 * (scaled > 0)
    if values["gamma"] != 1:
        scaled = 255 * (numpy.rint(scaled * 257) / 65535) ** (1 / values["gamma"])
    levels = numpy.rint(scaled).astype(numpy.uint8)
    if levels.shape[2] == 1:
        levels = numpy.repeat(levels, 3, axis=2)
    if levels.shape[2] == 2:
        levels = numpy.dstack([levels, numpy.zeros((HEIGHT, WIDTH), numpy.uint8)])
    if values["order"] == "rgb":
        levels = levels[:, :, ::-1]
    levels = numpy.ascontiguousarray(levels)
    if values["colourMap"] != "none":
        levels = cv2.cvtColor(levels, cv2.COLOR_BGR2GRAY)
        table = getattr(cv2, f"COLORMAP_{values['colourMap'].upper()}", None)
        levels = cv2.cvtColor(levels, cv2.COLOR_GRAY2BGR) if table is None else cv2.applyColorMap(levels, table)
    if values["marksClipped"]:
        levels[(shown <= black).all(axis=2)] = (255, 0, 0)
        levels[(shown >= white).any(axis=2)] = (0, 0, 255)
    levels[~is_finite.all(axis=2)] = (255, 0, 255)
    return levels


def arrays():
    types = ["?", "i1", "u1"] + [f"{order}{kind}{size}" for kind in "iuf" for size in (2, 4, 8) for order in "<>"]
    for name in types:
        for channels in (1, 2, 3, 4):
            array = random_array(numpy.dtype(name), (HEIGHT, WIDTH, channels))
            if array.dtype.kind == "f" and channels % 2 == 1:
                array.reshape(-1)[random.integers(0, array.size, 9)] = numpy.repeat((numpy.nan, numpy.inf, -numpy.inf), 3)
            yield array


for array in arrays():
    choice, (black, white) = random_choice(array)
    values = {
        "levels": choice,
        "gamma": float(random.choice((1, 1, 0.5, 2.2))),
        "colourMap": str(random.choice(("none", *MAPS))),
        "marksClipped": bool(random.integers(2)),
        "order": str(random.choice(("bgr", "rgb"))),
    }
    print(
        json.dumps(
            {
                "dtype": array.dtype.str,
                "shape": array.shape,
                "body": base64.b64encode(array.tobytes()).decode(),
                "values": values,
                "levels": [float(black), float(white)],
                "texts": [str(value) for value in array.reshape(-1)],
                "toned": base64.b64encode(toned(array, black, white, values).tobytes()).decode(),
            }
        )
    )
