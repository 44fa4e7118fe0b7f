import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BUILT_PING,
  buildCommand,
  parseCommand,
  pongOf,
  READY_OF_ROUTER,
  socketTypeOf,
} from '../../../../src-main/receive/zmtp/commands.ts'
import { ProtocolError } from '../../../../src-main/receive/zmtp/protocol-error.ts'
import { property } from '../../../support/zmtp.ts'

test('a command is its name and its data', () => {
  expect(parseCommand(Buffer.from('\x04PING\0\0hello'))).toEqual({
    name: 'PING',
    data: Buffer.from('\0\0hello'),
  })
  for (const body of ['', '\x05PING', '\xff'])
    expect(() => parseCommand(Buffer.from(body, 'latin1'))).toThrow(ProtocolError)
})

test('the own READY says what libzmq says for a ROUTER', () => {
  const expected = '\x05READY\x0bSocket-Type\0\0\0\x06ROUTER\x08Identity\0\0\0\0'
  expect(READY_OF_ROUTER.toString('latin1')).toBe(expected)
})

test('the type of the socket is found among other properties, whatever the case of its name', () => {
  const all = [property('Identity', 'barn'), property('SOCKET-type', 'REQ'), property('X-a', '')]
  expect(socketTypeOf(Buffer.concat(all))).toBe('REQ')
  expect(socketTypeOf(Buffer.concat([property('Identity', '')]))).toBeUndefined()
  expect(socketTypeOf(Buffer.alloc(0))).toBeUndefined()
})

test('properties that end too early, at any byte, are refused', () => {
  const whole = property('Socket-Type', 'REQ')
  for (let length = 1; length < whole.byteLength; length++)
    expect(() => socketTypeOf(whole.subarray(0, length))).toThrow(ProtocolError)
})

test('a PING comes back with at most 16 bytes of what it had', () => {
  expect(pongOf(Buffer.from('\0\x0a'))).toEqual(Buffer.from('\x04PONG'))
  expect(pongOf(Buffer.from('\0\x0aabc'))).toEqual(Buffer.from('\x04PONGabc'))
  expect(pongOf(Buffer.from(`\0\x0a${'x'.repeat(50)}`))).toHaveLength(5 + 16)
  expect(BUILT_PING).toEqual(Buffer.from('\x04PING\0\0'))
})

test('whatever the bytes are, they are read or refused', () => {
  const refusedOr = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError)
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      refusedOr(() => parseCommand(bytes))
      refusedOr(() => socketTypeOf(bytes))
    }),
  )
  fc.assert(
    fc.property(
      fc.string({ maxLength: 255, unit: 'binary-ascii' }),
      fc.uint8Array(),
      (name, data) => {
        const parsed = parseCommand(buildCommand(name, data))
        expect(parsed.name).toBe(name)
        expect([...parsed.data]).toEqual([...data])
      },
    ),
  )
})
