"""Sends a picture with detail in each pixel, and cuts parts out of it with OpenCV.

    zoomed.py send NAME ADDRESS FOLDER   sends a JPEG of 3840x2160 each second, and after a line on stdin what it names
    zoomed.py cut FOLDER CUTS            writes FOLDER/cut-N.png for each of CUTS, and FOLDER/blurred-N.png

A line names `jpg`, its `negative`, or another picture as `png`, `tiff` or `raw`. The pictures are FOLDER/sent.png and
FOLDER/other.png. CUTS is JSON: of (one of these names), part (x, y, width, height in pixels of the picture as sent), tile (width,
height), quarters clockwise and mirrored, as shown, and colourMap (in OpenCV's letters), if it has one. blurred-N.png is what a
picture shows that was decoded for the tile without the zoom.
"""
import json
import select
import sys

import cv2
import imagezmq
import numpy as np

SIZE = (2160, 3840)
FAST_PNG = [cv2.IMWRITE_PNG_COMPRESSION, 1]


def picture(seed):
    """Noise in gray over smooth colours: JPEG keeps half of the columns and rows of colours."""
    across, down = (np.linspace(0, 40, count, endpoint=False, dtype=np.uint8) for count in SIZE[::-1])
    noise = np.random.default_rng(seed).integers(0, 60, SIZE, dtype=np.uint8)
    blue, green, red = (60 + across)[np.newaxis, :], (80 + down)[:, np.newaxis], (100 - across)[np.newaxis, :]
    return np.stack([noise + blue, noise + green, noise + red], axis=2)


def jpeg_of(image):
    return cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, 90])[1]


def send(name, address, folder):
    image, other = picture(7), picture(8)
    jpeg = jpeg_of(image)
    cv2.imwrite(f'{folder}/sent.png', cv2.imdecode(jpeg, cv2.IMREAD_COLOR), FAST_PNG)
    cv2.imwrite(f'{folder}/other.png', other, FAST_PNG)
    sender = imagezmq.ImageSender(connect_to=address)
    make = {
        'jpg': lambda: jpeg,
        'negative': lambda: jpeg_of(255 - image),
        'png': lambda: cv2.imencode('.png', other, FAST_PNG)[1],
        'tiff': lambda: cv2.imencode('.tiff', other, [cv2.IMWRITE_TIFF_COMPRESSION, 1])[1],
        'raw': lambda: other,
    }
    kind = 'jpg'
    content = jpeg
    while True:
        (sender.send_image if kind == 'raw' else sender.send_jpg)(name, content)
        print(json.dumps('sent'), flush=True)
        if select.select([sys.stdin], [], [], 1)[0]:
            kind = sys.stdin.readline().strip()
            content = make[kind]()


def as_shown(image, quarters, mirrored):
    turned = np.rot90(image, -quarters)
    return np.fliplr(turned) if mirrored else turned


def toned(image, colour_map):
    levels = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return cv2.applyColorMap(levels, getattr(cv2, f'COLORMAP_{colour_map}'))


def enlarged(image, part, size):
    """The part, whose edges may lie within pixels, in a size; as cv2.resize samples it."""
    x, y, width, height = part
    across, down = width / size[0], height / size[1]
    to_image = np.float64([[across, 0, x + across / 2 - 0.5], [0, down, y + down / 2 - 0.5]])
    return cv2.warpAffine(image, to_image, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)


def cut(folder, cuts):
    pictures = {name: cv2.imread(f'{folder}/{name}.png') for name in ('sent', 'other')}
    for number, each in enumerate(json.loads(cuts)):
        image = pictures[each['of']]
        if 'colourMap' in each:
            image = toned(image, each['colourMap'])
        width, height = each['tile'] if each['quarters'] % 2 == 0 else each['tile'][::-1]
        small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
        blurred = cv2.resize(small, (SIZE[1], SIZE[0]))
        for kind, whole in (('cut', image), ('blurred', blurred)):
            shown = as_shown(enlarged(whole, each['part'], (width, height)), each['quarters'], each['mirrored'])
            cv2.imwrite(f'{folder}/{kind}-{number}.png', shown)
    print(json.dumps('cut'), flush=True)


if __name__ == '__main__':
    {'send': send, 'cut': cut}[sys.argv[1]](*sys.argv[2:])
