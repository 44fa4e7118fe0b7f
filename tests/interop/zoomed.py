"""Sends a picture with detail in each pixel, and cuts parts out of it with OpenCV.

    zoomed.py send NAME ADDRESS FOLDER   sends a picture of 3840x2160, and its negative after a line on stdin
    zoomed.py cut FOLDER CUTS            writes FOLDER/cut-N.png for each of CUTS, and FOLDER/blurred-N.png

CUTS is JSON: part (x, y, width, height in pixels), tile (width, height), quarters clockwise and mirrored, as shown.
blurred-N.png is what a picture shows that was decoded for the tile without the zoom.
"""
import json
import select
import sys
from pathlib import Path

import cv2
import imagezmq
import numpy as np

SIZE = (2160, 3840)


def picture():
    """Noise in gray over smooth colours: JPEG keeps half of the columns and rows of colours."""
    rows, columns = np.mgrid[0 : SIZE[0], 0 : SIZE[1]]
    colours = np.stack(
        [60 + columns * 40 / SIZE[1], 80 + rows * 40 / SIZE[0], 100 - columns * 40 / SIZE[1]], axis=2
    )
    noise = np.random.default_rng(7).integers(0, 60, SIZE)[:, :, np.newaxis]
    return (colours + noise).astype(np.uint8)


def encoded(image):
    return cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, 90])[1]


def send(name, address, folder):
    image = picture()
    jpeg = encoded(image)
    (Path(folder) / 'sent.jpg').write_bytes(jpeg.tobytes())
    negative = encoded(255 - image)
    sender = imagezmq.ImageSender(connect_to=address)
    while True:
        sender.send_jpg(name, jpeg)
        print(json.dumps('sent'), flush=True)
        if select.select([sys.stdin], [], [], 0.2)[0]:
            sys.stdin.readline()
            jpeg, negative = negative, jpeg


def as_shown(image, quarters, mirrored):
    turned = np.rot90(image, -quarters)
    return np.fliplr(turned) if mirrored else turned


def cut(folder, cuts):
    sent = cv2.imread(str(Path(folder) / 'sent.jpg'))
    for number, each in enumerate(json.loads(cuts)):
        x, y, width, height = each['part']
        tile = tuple(each['tile'])
        shown = lambda image: np.ascontiguousarray(as_shown(image, each['quarters'], each['mirrored']))
        own = shown(sent[y : y + height, x : x + width])
        cv2.imwrite(f'{folder}/cut-{number}.png', cv2.resize(own, tile, interpolation=cv2.INTER_LINEAR))
        small = cv2.resize(shown(sent), tile, interpolation=cv2.INTER_AREA)
        again = cv2.resize(small, (SIZE[1], SIZE[0]) if each['quarters'] % 2 == 0 else SIZE)
        back = as_shown(np.fliplr(again) if each['mirrored'] else again, -each['quarters'], False)
        blurred = shown(np.ascontiguousarray(back)[y : y + height, x : x + width])
        cv2.imwrite(f'{folder}/blurred-{number}.png', cv2.resize(blurred, tile))
    print(json.dumps('cut'), flush=True)


if __name__ == '__main__':
    {'send': send, 'cut': cut}[sys.argv[1]](*sys.argv[2:])
