"""Unmodified imagezmq.ImageHub in PUB/SUB: how old each frame is when it arrives.

Takes an address. Prints one JSON line for each frame: name, and age in milliseconds by the key `sent` of its header.
"""

import json
import sys
import time

import imagezmq

hub = imagezmq.ImageHub(open_port=sys.argv[1], REQ_REP=False)
headers = []
receive_json = hub.zmq_socket.recv_json


def keep_header(*args, **kwargs):
    """`recv_jpg` returns the name alone."""
    headers[:] = [receive_json(*args, **kwargs)]
    return headers[0]


hub.zmq_socket.recv_json = keep_header
while True:
    name, _jpeg = hub.recv_jpg()
    age = 1000 * (time.time() - headers[0]["sent"])
    print(json.dumps({"name": name, "age": age}), flush=True)
