/** The program and the hints for the camera's computer. */
import { describe, expect, test } from 'vitest'
import { howToSend } from '../../../src-renderer/text/how-to-send.ts'

const COMPUTER = { hostName: 'hub', addresses: ['192.168.1.20', '10.8.0.2'] }
const HUB = { mode: 'req-rep', listen: 'tcp://*:5555', allowFrom: [], allowNames: [] } as const

describe('REQ/REP', () => {
  test('with the hub’s key, gives a program that encrypts, and says what to do with the sender’s', () => {
    const hubKey = 'k'.repeat(40)
    const { program, address, hints } = howToSend(HUB, COMPUTER, hubKey)
    expect(program).toContain(`HUB_KEY = b'${hubKey}'`)
    expect(program.split(address)).toHaveLength(2)
    expect(hints[0]).toMatch(/prints its public key/)
  })

  test("gives a program that sends to this computer's own address", () => {
    expect(howToSend(HUB, COMPUTER).program).toBe(`# pip install imagezmq opencv-python
import socket
import cv2
import imagezmq

sender = imagezmq.ImageSender(connect_to='tcp://192.168.1.20:5555')
camera = cv2.VideoCapture(0)
camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest picture, and none that has waited
while True:
    ok, frame = camera.read()
    if ok:
        sender.send_image(socket.gethostname(), frame)
`)
  })

  test.each([
    { listen: 'tcp://*:6000', address: 'tcp://192.168.1.20:6000', caution: undefined },
    { listen: 'tcp://10.8.0.2:5555', address: 'tcp://10.8.0.2:5555', caution: undefined },
    {
      listen: 'tcp://127.0.0.1:5555',
      address: 'tcp://127.0.0.1:5555',
      caution: 'Only programs on this computer',
    },
    {
      listen: 'tcp://localhost:5555',
      address: 'tcp://localhost:5555',
      caution: 'Only programs on this computer',
    },
  ])('names $address when it listens on $listen', ({ listen, address, caution }) => {
    const how = howToSend({ ...HUB, listen }, COMPUTER)
    expect(how.address).toBe(address)
    expect(how.program).toContain(`'${address}'`)
    if (caution === undefined) expect(how.caution).toBeUndefined()
    else expect(how.caution).toContain(caution)
  })

  test('says whether all can send, or only those that are listed', () => {
    const { lead, hints } = howToSend(HUB, COMPUTER)
    expect(lead).toContain('Every computer that can reach this one can send to it.')
    expect(hints.join(' ')).not.toContain('Access control')
    const from = howToSend({ ...HUB, allowFrom: ['192.168.1.31'] }, COMPUTER)
    const names = howToSend({ ...HUB, allowNames: ['Barn'] }, COMPUTER)
    const keys = howToSend(HUB, COMPUTER, 'k'.repeat(40))
    for (const how of [from, names, keys]) {
      expect(how.lead).toContain('Only senders that are listed in Settings can send to it.')
      expect(how.hints[0]).toContain('“Access control”')
    }
    expect(from.hints[0]).toContain('addresses')
    expect(names.hints[0]).toContain('name')
  })

  test('says that there is no network', () => {
    const how = howToSend(HUB, { hostName: 'hub', addresses: [] })
    expect(how.address).toBe('tcp://127.0.0.1:5555')
    expect(how.caution).toContain('no network address')
  })
})

describe('PUB/SUB', () => {
  test('with the hub’s key, gives a program that encrypts, and says where its line belongs', () => {
    const hubKey = 'k'.repeat(40)
    const { program, address, hints } = howToSend({ ...HUB, mode: 'pub-sub' }, COMPUTER, hubKey)
    expect(program).toContain(`HUB = '192.168.1.20'\nHUB_KEY = b'${hubKey}'`)
    expect(program.split(address)).toHaveLength(2)
    expect(hints[0]).toMatch(/address and its public key on one line/)
  })

  test('says that only listed names are shown', () => {
    const hub = { ...HUB, mode: 'pub-sub', allowNames: ['Barn'] } as const
    expect(howToSend(hub, COMPUTER).hints[0]).toContain('Only listed cameras are shown')
  })

  test('gives a program that publishes', () => {
    const how = howToSend({ ...HUB, mode: 'pub-sub' }, COMPUTER)
    expect(how.program).toContain(
      "sender = imagezmq.ImageSender(connect_to='tcp://*:5555', REQ_REP=False)\n",
    )
    expect(how.hints[1]).toContain('choose REQ/REP in Settings')
  })
})
