/** The source of a connection is certain, or unknown; never that of another sender. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../../src-main/contract/source.ts'
import { Handshakes } from '../../../../src-main/receive/access/handshakes.ts'

const at = (id: string): Source => ({ knownBy: 'address', id, label: id })

describe('the source of a connection', () => {
  test('is that of the only peer that was admitted', () => {
    const handshakes = new Handshakes(10_000)
    for (const id of ['192.168.1.31', '192.168.1.32', '192.168.1.31']) {
      handshakes.admitted(at(id), 0)
      expect(handshakes.completed(5)).toEqual(at(id))
    }
    expect(handshakes.completed(6)).toBeUndefined()
  })

  test('is known when several connections of one peer are admitted at once', () => {
    const handshakes = new Handshakes(10_000)
    for (let times = 0; times < 3; times++) handshakes.admitted(at('pi'), 0)
    for (let times = 0; times < 3; times++) expect(handshakes.completed(1)).toEqual(at('pi'))
    handshakes.admitted(at('other'), 2)
    expect(handshakes.completed(3)).toEqual(at('other'))
  })

  test('is unknown while several peers are admitted, and known again when these are reported', () => {
    const handshakes = new Handshakes(10_000)
    handshakes.admitted(at('a'), 0)
    handshakes.admitted(at('b'), 0)
    expect([handshakes.completed(1), handshakes.completed(1)]).toEqual([undefined, undefined])
    handshakes.admitted(at('c'), 2)
    expect(handshakes.completed(3)).toEqual(at('c'))
  })

  test('of a peer that fails its handshake is not taken for that of the next one', () => {
    const handshakes = new Handshakes(10_000)
    handshakes.admitted(at('fails'), 0)
    handshakes.admitted(at('b'), 1000)
    expect(handshakes.completed(1001)).toBeUndefined()
    handshakes.admitted(at('c'), 11_500)
    expect(handshakes.completed(11_501)).toEqual(at('c'))
  })
})

test('whatever the order of handshakes, failures and reports: a known source is the right one', () => {
  const steps = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      after: fc.integer({ min: 0, max: 400 }),
      /** Until it is completed; more than 1000 is a handshake that fails. */
      takes: fc.integer({ min: 0, max: 1500 }),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (given) => {
      const handshakes = new Handshakes(1000)
      let now = 0
      const events = given.flatMap(({ id, after, takes }) => {
        now += after
        const admitted = { time: now, id, isReport: false }
        return takes > 1000 ? [admitted] : [admitted, { time: now + takes, id, isReport: true }]
      })
      for (const { time, id, isReport } of events.toSorted((a, b) => a.time - b.time))
        if (isReport) expect([undefined, id]).toContain(handshakes.completed(time)?.id)
        else handshakes.admitted(at(id), time)
    }),
    { numRuns: 2000 },
  )
})
