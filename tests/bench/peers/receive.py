"""Python's own imagezmq.ImageHub in a loop that receives and replies, and does nothing else with a frame."""

import sys

import imagezmq

hub = imagezmq.ImageHub(open_port=sys.argv[1])
print("ready", flush=True)
while True:
    name, jpg_buffer = hub.recv_jpg()
    hub.send_reply(b"OK")
