/** Whole programs in Python, the same in every language. Their calls are those of imagezmq 1.2.0, pyzmq and OpenCV 4. */
import { DEFAULT_PORT } from '../../src-main/contract/address.ts'

/** Makes the sender's keys when it starts for the first time. */
const OWN_KEYS = `KEY_FILE = os.path.expanduser('~/.imagezmq-sender-key')


def own_keys():
    if not os.path.exists(KEY_FILE):
        with open(os.open(KEY_FILE, os.O_CREAT | os.O_WRONLY, 0o600), 'wb') as file:
            file.write(b'\\n'.join(zmq.curve_keypair()))
    with open(KEY_FILE, 'rb') as file:
        return file.read().split()
`

/** Overrides `init_reqrep` of imagezmq: sets keys before it connects. */
export function encryptedRequester(address: string, hubKey: string): string {
  return `# pip install imagezmq opencv-python
import os
import socket
import cv2
import imagezmq
import zmq

HUB_KEY = b'${hubKey}'
${OWN_KEYS}

class EncryptedSender(imagezmq.ImageSender):
    def init_reqrep(self, address):
        self.zmq_context = imagezmq.imagezmq.SerializingContext()
        self.zmq_socket = self.zmq_context.socket(zmq.REQ)
        public_key, secret_key = own_keys()
        print("This sender's key:", public_key.decode(), flush=True)
        self.zmq_socket.curve_serverkey = HUB_KEY
        self.zmq_socket.curve_publickey = public_key
        self.zmq_socket.curve_secretkey = secret_key
        self.zmq_socket.connect(address)
        self.send_image = self.send_image_reqrep
        self.send_jpg = self.send_jpg_reqrep


sender = EncryptedSender(connect_to='${address}')
${LOOP}`
}

/**
 * Overrides `init_pubsub` of imagezmq: sets keys before it binds, and a ZAP authenticator that accepts only the hub's key.
 * Its own address is that of the interface that leads to the hub: connecting a UDP socket finds it, and sends nothing.
 */
export function encryptedPublisher(address: string, hubKey: string, hubHost: string): string {
  return `# pip install imagezmq opencv-python
import os
import socket
import cv2
import imagezmq
import zmq
from zmq.auth.thread import ThreadAuthenticator

HUB = '${hubHost}'
HUB_KEY = b'${hubKey}'
${OWN_KEYS}

def own_address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((HUB, ${DEFAULT_PORT}))
            return probe.getsockname()[0]
        except OSError:
            return 'ADDRESS-OF-THIS-COMPUTER'


class EncryptedSender(imagezmq.ImageSender):
    def init_pubsub(self, address):
        self.zmq_context = imagezmq.imagezmq.SerializingContext()
        self.authenticator = ThreadAuthenticator(self.zmq_context)
        self.authenticator.start()
        self.authenticator.configure_curve_callback(credentials_provider=self)
        self.zmq_socket = self.zmq_context.socket(zmq.PUB)
        public_key, secret_key = own_keys()
        self.zmq_socket.curve_server = True
        self.zmq_socket.curve_secretkey = secret_key
        self.zmq_socket.bind(address)
        line = address.replace('*', own_address()) + ' ' + public_key.decode()
        print("This sender's line for Settings:", line, flush=True)
        self.send_image = self.send_image_pubsub
        self.send_jpg = self.send_jpg_pubsub

    def callback(self, domain, key):
        return key == HUB_KEY

    def close(self):
        self.authenticator.stop()
        super().close()


sender = EncryptedSender(connect_to='${address}', REQ_REP=False)
${LOOP}`
}

const LOOP = `camera = cv2.VideoCapture(0)
camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest picture, and none that has waited
while True:
    ok, frame = camera.read()
    if ok:
        sender.send_image(socket.gethostname(), frame)
`

export function plainSender(senderArguments: string): string {
  return `# pip install imagezmq opencv-python
import socket
import cv2
import imagezmq

sender = imagezmq.ImageSender(${senderArguments})
${LOOP}`
}
