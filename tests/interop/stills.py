"""Reads files of stills with NumPy and OpenCV, and compares them with the arrays that they were made of.

Reads JSON lines: `path`, `dtype`, `shape` and `body` (Base64). Prints for each whether it has the same type, shape and values.
"""

import base64
import json
import sys

import cv2
import numpy

for line in sys.stdin:
    given = json.loads(line)
    path = given["path"]
    array = numpy.frombuffer(base64.b64decode(given["body"]), given["dtype"]).reshape(given["shape"])
    if path.endswith(".npy"):
        read = numpy.load(path, allow_pickle=False)
        equal = read.dtype == array.dtype and read.shape == array.shape and read.tobytes() == array.tobytes()
    else:
        read = cv2.imread(path, cv2.IMREAD_UNCHANGED)
        if array.dtype == numpy.bool_:
            read = read != 0
        if array.ndim == 3 and array.shape[2] == 1:
            array = array[:, :, 0]
        equal = read.dtype == array.dtype.newbyteorder("=") and numpy.array_equal(read, array)
    print(json.dumps({"path": path, "equal": bool(equal), "read": f"{read.dtype} {read.shape}"}), flush=True)
