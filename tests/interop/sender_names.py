"""Senders that name their cameras in every way that programs do, with unmodified imagezmq, one thread for each.

Takes one JSON argument: a list of objects with `case` (a function below), `address`, `mode` (req-rep or pub-sub), `seconds`
and `fps`. Prints one JSON line for each when it has ended: its case, the frames that it sent, and the different replies.
"""

import json
import sys
import threading
import time
import uuid

import cv2
import imagezmq
import numpy
import zmq

CASES = {}


def case(function):
    CASES[function.__name__.replace("_", "-")] = function
    return function


def picture(height=120, width=160):
    return numpy.full((height, width, 3), (10, 120, 200), numpy.uint8)


PICTURE = picture()
JPEG = cv2.imencode(".jpg", PICTURE)[1]
OTHER_JPEG = cv2.imencode(".jpg", 255 - PICTURE)[1]


class Sender:
    """One connection, and what was sent and answered."""

    def __init__(self, plan):
        self.plan = plan
        self.sent = 0
        self.replies = set()
        self.out = None

    def open(self):
        is_request = self.plan["mode"] == "req-rep"
        self.out = imagezmq.ImageSender(connect_to=self.plan["address"], REQ_REP=is_request)
        self.out.zmq_socket.setsockopt(zmq.LINGER, 0)

    def close(self):
        self.out.close()
        self.out = None

    def image(self, text, array=PICTURE):
        if self.out is None:
            self.open()
        self.note(self.out.send_image(text, array))

    def jpg(self, text, jpeg=JPEG):
        if self.out is None:
            self.open()
        self.note(self.out.send_jpg(text, jpeg))

    def raw(self, header):
        if self.out is None:
            self.open()
        self.out.zmq_socket.send(header.encode(), zmq.SNDMORE)
        self.out.zmq_socket.send(JPEG.tobytes())
        self.note(self.out.zmq_socket.recv() if self.plan["mode"] == "req-rep" else None)

    def note(self, reply):
        self.sent += 1
        self.replies.add(reply.decode() if reply else None)

    def frames(self):
        """Counts up, at the plan's rate, for its time."""
        end = time.monotonic() + self.plan["seconds"]
        number = 0
        while time.monotonic() < end:
            yield number
            number += 1
            time.sleep(1 / self.plan["fps"])


# Good cameras.
@case
def good(sender):
    for number in sender.frames():
        sender.jpg(sender.plan["name"], OTHER_JPEG if number % 2 else JPEG)


@case
def eight_in_turn(sender):
    for number in sender.frames():
        sender.jpg(f"in turn {number % 8}")


# JSON as text.
@case
def json_name(sender):
    for number in sender.frames():
        sender.image(json.dumps({"camera_name": "json gate", "counter": {}, "time": time.time()}))


@case
def json_hostname(sender):
    for number in sender.frames():
        sender.jpg(json.dumps({"seq": number, "meta": {"gain": 2}, "hostname": "json host", "lux": float("nan")}))


@case
def json_list(sender):
    for number in sender.frames():
        sender.jpg(json.dumps(["json list|jpg", number]))


@case
def json_without_name(sender):
    for number in sender.frames():
        sender.jpg(json.dumps({"counter": number, "time": time.time()}))


# Names that change.
@case
def counter(sender):
    for number in sender.frames():
        sender.image(f"counter_{number}")


@case
def clock(sender):
    for _ in sender.frames():
        sender.jpg(f"{time.time()} clock")


@case
def uuids(sender):
    for _ in sender.frames():
        sender.jpg(str(uuid.uuid4()))


@case
def few_frames_each(sender):
    for number in sender.frames():
        sender.jpg(f"run-{number // 3}")


@case
def counter_by_socket(sender):
    for number in sender.frames():
        sender.jpg(f"socket {number}")
        sender.close()


@case
def long_words(sender):
    for number in sender.frames():
        sender.jpg("a" * 500 + f" {number}!")


# Tuples and lists.
@case
def tuple_of_text(sender):
    for _ in sender.frames():
        sender.image(("tuple cam|3f2a", "alive", time.time()))
    sender.image(("tuple cam", "recv. stop signal"), numpy.zeros(4))


@case
def list_with_number(sender):
    for number in sender.frames():
        sender.jpg([number, "list cam", True])


@case
def nested_tuple(sender):
    for number in sender.frames():
        sender.jpg((("nested cam", 3), {"temp": number}))


# Dicts.
@case
def dict_of_pi(sender):
    for number in sender.frames():
        sender.image({"rpiName": "dict pi", "object_temp": 36.5 + number / 10})


@case
def dict_with_id(sender):
    for number in sender.frames():
        sender.jpg({"id": number, "Device": "dict device", "on": True, "list": [1, 2]})


@case
def dict_in_dict(sender):
    for number in sender.frames():
        sender.jpg({"camera": {"name": "dict camera", "fps": 5}, "n": number})


# Python's own JSON.
@case
def nan_in_dict(sender):
    for _ in sender.frames():
        sender.jpg({"rpiName": "nan pi", "object_temp": float("nan")})


@case
def nan_in_header(sender):
    for _ in sender.frames():
        sender.raw('{"msg": "nan header", "t": NaN, "u": -Infinity}')


@case
def infinity_in_tuple(sender):
    for _ in sender.frames():
        sender.jpg(("infinite cam", float("inf"), -float("inf")))


@case
def word_nan(sender):
    for _ in sender.frames():
        sender.raw('{"msg": "NaN, \\"Infinity\\"", "x": NaN}')


# Sizes that change.
@case
def sizes(sender):
    arrays = [picture(480, 640), picture(640, 480), picture(1080, 1920), numpy.full((37, 53), 90, numpy.uint8)]
    for number in sender.frames():
        sender.image("sizes", arrays[number % 4] if number % 5 < 4 else numpy.zeros((0, 5, 3), numpy.uint8))


@case
def growing(sender):
    for number in sender.frames():
        sender.image("growing", picture(40 + number, 80))


@case
def empty_first(sender):
    for number in sender.frames():
        sender.image("empty first", numpy.zeros((4, 0), numpy.uint8) if number == 0 else PICTURE)


# Words in place of pictures.
@case
def words(sender):
    for _ in sender.frames():
        sender.image("talker")
        sender.image("ready", numpy.array(["camera ready"]))
        sender.image("done", numpy.zeros((1, 1, 3), numpy.uint8))
        sender.image("stop", numpy.zeros((3, 3, 3), numpy.uint8))
        sender.jpg("note", b"0")
        sender.image("talker|Temp|77 F", numpy.zeros((3, 3, 3), numpy.uint8))


# Several senders of one name, and several connections of one sender.
@case
def same_name(sender):
    for _ in sender.frames():
        sender.image("same name")


@case
def same_name_jpg(sender):
    for _ in sender.frames():
        sender.jpg("same name")


@case
def socket_for_each(sender):
    for _ in sender.frames():
        sender.image("socket each")
        sender.close()


@case
def socket_for_each_jpg(sender):
    for _ in sender.frames():
        sender.jpg({"name": "socket each jpg"})
        sender.close()


@case
def two_frames_by_socket(sender):
    for _ in sender.frames():
        sender.jpg("two frames each")
        sender.jpg("two frames each")
        sender.close()


# No name.
@case
def empty_name(sender):
    for _ in sender.frames():
        sender.image("")


def run(plan):
    sender = Sender(plan)
    CASES[plan["case"]](sender)
    line = {"case": plan["case"], "sent": sender.sent, "replies": sorted(sender.replies, key=str)}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


threads = [threading.Thread(target=run, args=(plan,)) for plan in json.loads(sys.argv[1])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
