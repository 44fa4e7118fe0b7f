"""Measures how many of the pictures this machine can decode: libjpeg-turbo on every core, and nothing else.

Prints one number, pictures a second. Usage: decode.py WIDTH HEIGHT QUALITY SECONDS
"""

import multiprocessing
import sys
import time

import simplejpeg
from pictures import make_jpegs


def decode(jpegs, seconds):
    count = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        simplejpeg.decode_jpeg(jpegs[count % len(jpegs)], "BGR")
        count += 1
    return count / seconds


if __name__ == "__main__":
    width, height, quality = map(int, sys.argv[1:4])
    seconds = float(sys.argv[4])
    jpegs = make_jpegs(width, height, quality)
    cores = multiprocessing.cpu_count()
    with multiprocessing.Pool(cores) as pool:
        print(round(sum(pool.starmap(decode, [(jpegs, seconds)] * cores))))
