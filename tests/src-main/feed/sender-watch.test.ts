/** Two senders of one camera are noticed; a sender that reconnects is not taken for two. */
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src-main/contract/source.ts'
import { SenderWatch } from '../../../src-main/feed/sender-watch.ts'

const source = (id: string): Source => ({ knownBy: 'address', id, label: id })

function watch(...peers: readonly [peer: string, at: number][]) {
  const senders = new SenderWatch()
  const noticed = peers.flatMap(([peer, at]) => {
    const found = senders.note(peer, source(peer), at)
    return found === undefined ? [] : [{ at, between: found.map(({ id }) => id) }]
  })
  return { senders, noticed }
}

const inTurn = (peers: readonly string[], count: number, every: number) =>
  Array.from({ length: count }, (_, index): [string, number] => [
    peers[index % peers.length] ?? '',
    index * every,
  ])

describe('two senders', () => {
  test('are noticed once while both send, and the flag goes when one stops', () => {
    const { senders, noticed } = watch(...inTurn(['a', 'b'], 100, 50))
    expect(noticed).toEqual([{ at: 200, between: ['b', 'a'] }])
    expect(senders.isShared(5000)).toBe(true)
    for (let at = 5000; at < 60_000; at += 100)
      expect(senders.note('a', source('a'), at)).toBeUndefined()
    expect(senders.isShared(20_000)).toBe(false)
  })

  test('are noticed at different rates', () => {
    const { noticed } = watch(...inTurn(['a', 'a', 'a', 'b', 'a'], 30, 200))
    expect(noticed).toHaveLength(1)
  })

  test('are noticed again after a pause', () => {
    const later = inTurn(['a', 'b'], 10, 50).map(([peer, at]): [string, number] => [
      peer,
      at + 60_000,
    ])
    expect(watch(...inTurn(['a', 'b'], 10, 50), ...later).noticed).toHaveLength(2)
  })
})

describe('one sender', () => {
  test('is one', () => {
    expect(watch(...inTurn(['a'], 100, 50)).noticed).toEqual([])
  })

  test('that opens a connection for each frame is one', () => {
    const peers = Array.from({ length: 100 }, (_, index) => `peer ${index}`)
    expect(watch(...inTurn(peers, 100, 50)).noticed).toEqual([])
  })

  test('whose last messages of a lost connection come late is one', () => {
    expect(watch(['a', 0], ['b', 10], ['a', 11], ['b', 20], ['b', 30], ['b', 40]).noticed).toEqual(
      [],
    )
  })

  test('of one frame a minute is not compared with itself', () => {
    expect(watch(...inTurn(['a', 'b'], 100, 60_000)).noticed).toEqual([])
  })
})

test('a computer’s clock that is set back does not keep the flag', () => {
  const { senders } = watch(
    ...inTurn(['a', 'b'], 10, 50).map(([peer, at]): [string, number] => [peer, at + 1e9]),
  )
  expect(senders.isShared(1e9 + 500)).toBe(true)
  expect(senders.isShared(0)).toBe(false)
})
