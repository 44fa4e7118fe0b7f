import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_PARTS, RouterProtocol } from '../../../../src-main/receive/zmtp/router-protocol.ts'
import { ProtocolError } from '../../../../src-main/receive/zmtp/protocol-error.ts'
import {
  command,
  frame,
  greetingOf2,
  greetingOf3,
  message,
  property,
  ready,
} from '../../../support/zmtp.ts'

const MAX_BYTES = 100_000

function aProtocol(isAdmitted = true) {
  const log: string[] = []
  const written: Uint8Array[] = []
  const protocol = new RouterProtocol(MAX_BYTES, {
    write: (bytes) => written.push(Uint8Array.from(bytes)),
    admits: () => {
      log.push('admits')
      return isAdmitted
    },
    joined: () => log.push('joined'),
    received: (parts) => log.push(parts.map((part) => Buffer.from(part).toString()).join('|')),
  })
  protocol.greet()
  return { protocol, log, written: () => Buffer.concat(written.splice(0)) }
}

/** A peer whose handshake is completed, by a REQ socket of libzmq. */
function open() {
  const all = aProtocol()
  all.protocol.read(Buffer.concat([greetingOf3(), ready('REQ')]))
  all.log.length = 0
  all.written()
  return all
}

const READY_OF_ROUTER = command(
  'READY',
  property('Socket-Type', 'ROUTER'),
  property('Identity', ''),
)

test('a handshake of 3.1: greeting and READY are answered, then messages come', () => {
  const { protocol, log, written } = aProtocol()
  protocol.read(greetingOf3())
  expect(written()).toEqual(greetingOf3())
  expect(log).toEqual(['admits'])
  expect(protocol.isOpen).toBe(false)
  protocol.read(ready('REQ'))
  expect(written()).toEqual(READY_OF_ROUTER)
  expect(protocol.isOpen).toBe(true)
  protocol.read(message('', '{"msg":"Barn"}', 'picture'))
  expect(log).toEqual(['admits', 'joined', '|{"msg":"Barn"}|picture'])
})

test('a handshake of 2.0: the identity follows the greeting, and there are no commands', () => {
  const { protocol, log, written } = aProtocol()
  protocol.read(Buffer.concat([greetingOf2(), message('', 'head', 'picture')]))
  expect(written()).toEqual(Buffer.from('ff00000000000000017f03060000', 'hex'))
  expect(log).toEqual(['admits', 'joined', '|head|picture'])
})

test('however a connection is split into pieces, it says the same', () => {
  const peers = [
    [
      greetingOf3(),
      ready('DEALER'),
      message('', 'a'),
      command('PING', Buffer.from('\0\x0ahi')),
      message('b', '', 'c'),
    ],
    [greetingOf2(5), message('', 'a'), message('b', '', 'c')],
  ].map((pieces) => Buffer.concat(pieces))
  const whole = peers.map((bytes) => {
    const { protocol, log, written } = aProtocol()
    protocol.read(bytes)
    return { log, written: written() }
  })
  expect(whole[0]?.log).toEqual(['admits', 'joined', '|a', 'b||c'])
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }),
      (which, sizes) => {
        const { protocol, log, written } = aProtocol()
        let rest = peers[which] ?? Buffer.alloc(0)
        for (let number = 0; rest.byteLength > 0; number++) {
          const size = sizes[number % sizes.length]
          protocol.read(rest.subarray(0, size))
          rest = rest.subarray(size)
        }
        expect({ log, written: written() }).toEqual(whole[which])
      },
    ),
  )
})

test('one that may not connect gets no READY, and nothing that it sends is read', () => {
  const { protocol, log, written } = aProtocol(false)
  protocol.read(Buffer.concat([greetingOf3(), ready('REQ'), message('', 'x')]))
  protocol.read(Buffer.alloc(1000, 0xff))
  expect(written()).toEqual(greetingOf3())
  expect(log).toEqual(['admits'])
})

describe('types of sockets', () => {
  test.each(['REQ', 'DEALER', 'ROUTER'])('%s sends requests', (type) => {
    const { protocol, log } = aProtocol()
    protocol.read(Buffer.concat([greetingOf3(), ready(type)]))
    expect(log).toEqual(['admits', 'joined'])
  })

  test.each(['SUB', 'PUB', 'XSUB', 'REP', 'PUSH', ''])('“%s” does not, and is told why', (type) => {
    const { protocol, log, written } = aProtocol()
    protocol.read(greetingOf3())
    written()
    expect(() => protocol.read(ready(type))).toThrow('socket-type')
    expect(written()).toEqual(READY_OF_ROUTER)
    expect(log).toEqual(['admits'])
  })

  test('in 2.0 the greeting has it', () => {
    for (const type of [1, 2, 4, 9, 200])
      expect(() => aProtocol().protocol.read(greetingOf2(type))).toThrow('socket-type')
  })

  test('one that does not say it is taken, as by libzmq', () => {
    const { protocol } = aProtocol()
    protocol.read(Buffer.concat([greetingOf3(), command('READY')]))
    expect(protocol.isOpen).toBe(true)
  })
})

describe('commands', () => {
  test('a PING is answered with its context', () => {
    const { protocol, written } = open()
    protocol.read(command('PING', Buffer.from('\0\x0aabc')))
    expect(written()).toEqual(command('PONG', Buffer.from('abc')))
  })

  test('others are ignored between messages and between their parts', () => {
    const { protocol, log, written } = open()
    const [subscribe, pong] = [command('SUBSCRIBE', Buffer.from('x')), command('PONG')]
    protocol.read(
      Buffer.concat([subscribe, frame(1, Buffer.from('a')), pong, frame(0, Buffer.from('b'))]),
    )
    expect(log).toEqual(['a|b'])
    expect(written()).toHaveLength(0)
  })

  test('only a peer that says 3.1 is pinged', () => {
    const { protocol, written } = open()
    expect(protocol.ping()).toBe(true)
    expect(written()).toEqual(command('PING', Buffer.alloc(2)))
    for (const old of [Buffer.concat([greetingOf3({ minor: 0 }), ready('REQ')]), greetingOf2()]) {
      const other = aProtocol()
      other.protocol.read(old)
      other.written()
      expect(other.protocol.ping()).toBe(false)
      expect(other.written()).toHaveLength(0)
    }
  })

  test('ERROR ends the connection, in the handshake and later', () => {
    expect(() => open().protocol.read(command('ERROR', Buffer.from('\x03400')))).toThrow('ended')
    const early = Buffer.concat([greetingOf3(), command('ERROR', Buffer.from('\x03400'))])
    expect(() => aProtocol().protocol.read(early)).toThrow('ended')
  })
})

describe('is refused', () => {
  test.each([
    ['a message before READY', Buffer.concat([greetingOf3(), message('x')])],
    ['another command before READY', Buffer.concat([greetingOf3(), command('PING')])],
    [
      'a READY whose properties are cut off',
      Buffer.concat([greetingOf3(), command('READY', Buffer.of(11))]),
    ],
    ['encryption', greetingOf3({ mechanism: 'CURVE' })],
    [
      'a command in place of the identity of 2.0',
      Buffer.concat([greetingOf2().subarray(0, 12), command('READY')]),
    ],
  ])('%s', (_, bytes) => {
    const { protocol, log } = aProtocol()
    expect(() => protocol.read(bytes)).toThrow(ProtocolError)
    expect(log).not.toContain('joined')
  })

  test('a message of too many parts, or of too many bytes in all its parts', () => {
    const parts = (count: number, bytes = 0) =>
      Buffer.concat([
        ...Array.from({ length: count - 1 }, () => frame(1, Buffer.alloc(bytes))),
        frame(0),
      ])
    expect(() => open().protocol.read(parts(MAX_PARTS))).not.toThrow()
    expect(() => open().protocol.read(parts(MAX_PARTS + 1))).toThrow('too-large')
    expect(() => open().protocol.read(parts(3, MAX_BYTES / 2))).not.toThrow()
    expect(() => open().protocol.read(parts(4, MAX_BYTES / 2))).toThrow('too-large')
  })
})

test('whatever a peer sends, it is read or refused, and only whole messages come out', () => {
  const valid = Buffer.concat([greetingOf3(), ready('REQ'), message('', 'head', 'x'.repeat(300))])
  const garbage = fc.uint8Array({ maxLength: 300 })
  const changes = fc.array(fc.tuple(fc.nat(valid.byteLength - 1), fc.nat(255)), { maxLength: 4 })
  fc.assert(
    fc.property(changes, garbage, fc.boolean(), (changed, tail, isValid) => {
      const { protocol, log } = aProtocol()
      const bytes = Buffer.concat([isValid ? valid : Buffer.alloc(0), tail])
      for (const [at, value] of changed) if (at < bytes.byteLength) bytes[at] = value
      try {
        protocol.read(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError)
      }
      if (log.some((entry) => entry.includes('|'))) expect(log).toContain('joined')
    }),
    { numRuns: 2000 },
  )
})
