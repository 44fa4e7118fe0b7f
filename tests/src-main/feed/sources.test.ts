/** Names that last or come back are cameras; names that are made up are one camera; nothing grows without a bound. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src-main/contract/source.ts'
import {
  BELIEVED_AFTER_MS,
  MADE_UP_AFTER_MS,
  SHOWN_AT_ONCE,
} from '../../../src-main/feed/connection-names.ts'
import {
  REMEMBERED_LASTING,
  REMEMBERED_SPENT,
  SPENT_NAMES,
} from '../../../src-main/feed/short-lived-names.ts'
import { MAX_REMEMBERED_NAMES, MAX_UNNAMED, Sources } from '../../../src-main/feed/sources.ts'

const connection = (peer: string): Source => ({ knownBy: 'connection', id: peer, label: 'unnamed' })
const address = (id: string): Source => ({ knownBy: 'address', id, label: id })

/** A wall that shows what `Sources` decides. */
class Wall {
  readonly sources = new Sources()
  readonly cameras = new Set<string>()
  readonly found: string[] = []
  mostCameras = 0
  now = 0

  send(name: string | undefined, peer = 'peer', source = connection(peer)): string | undefined {
    const { camera, vanished, found } = this.sources.attribute({ peer, source }, name, this.now)
    for (const gone of vanished) this.cameras.delete(gone)
    if (camera !== undefined) this.cameras.add(camera)
    if (found !== undefined) this.found.push(found.camera)
    this.mostCameras = Math.max(this.mostCameras, this.cameras.size)
    return camera
  }

  end(peer: string): void {
    this.sources.ended(peer, this.now)
  }

  /** For `seconds`, so many messages a second. */
  run(seconds: number, fps: number, act: (index: number) => void): void {
    for (let index = 0; index < seconds * fps; index++) {
      act(index)
      this.now += 1000 / fps
    }
  }
}

describe('one connection', () => {
  test.each([1, 10, 40])('a new name %i times a second becomes one camera', (fps) => {
    const wall = new Wall()
    wall.run(120, fps, (index) => wall.send(`b03_${index}`))
    expect([...wall.cameras]).toEqual(['b03_…'])
    expect(wall.found).toEqual(['b03_…'])
    expect(wall.mostCameras).toBeLessThanOrEqual(SHOWN_AT_ONCE)
  })

  test('a name that lasts for some frames and never comes back becomes one camera', () => {
    const wall = new Wall()
    wall.run(120, 10, (index) => wall.send(`gate ${Math.floor(index / 10)}`))
    expect([...wall.cameras]).toEqual(['gate …'])
  })

  test('names without anything in common are called after their source', () => {
    const wall = new Wall()
    const name = (index: number) => ((index * 2_654_435_761) % 2 ** 32).toString(36)
    wall.run(60, 10, (index) => wall.send(name(index), 'a', address('192.168.1.31')))
    expect([...wall.cameras]).toEqual(['192.168.1.31…'])
    const other = new Wall()
    other.run(60, 10, (index) => other.send(name(index)))
    expect([...other.cameras]).toEqual(['unnamed…'])
  })

  test.each([2, 8, 20, 64, 200])(
    '%i names that come back stay cameras, each from its second frame on',
    (count) => {
      const wall = new Wall()
      wall.run(30, 4 * count, (index) => {
        const name = `Pi ${index % count}`
        const camera = wall.send(name)
        if (index >= count || count <= SHOWN_AT_ONCE) expect(camera).toBe(name)
      })
      expect(wall.cameras.size).toBe(count)
      expect(wall.found).toEqual([])
    },
  )

  test('cameras that come back stay beside made-up names of the same connection', () => {
    const wall = new Wall()
    wall.run(60, 20, (index) => wall.send(index % 4 === 0 ? `frame-${index}` : `Pi ${index % 4}`))
    expect(wall.cameras).toEqual(new Set(['Pi 1', 'Pi 2', 'Pi 3', 'frame-…']))
  })

  test('random numbers of a thousand are one camera, although some come back', () => {
    const wall = new Wall()
    let seed = 1
    wall.run(300, 17, () => {
      seed = (seed * 48_271) % 2_147_483_647
      wall.send(`cam${seed % 1000}`)
    })
    expect(wall.cameras).toContain('cam…')
    expect(wall.cameras.size).toBeLessThan(8)
  })

  test('a slow camera of a program that republishes is believed when it comes back', () => {
    const wall = new Wall()
    wall.run(3600, 2, (index) => wall.send(`Pi ${index % 40}`))
    expect(wall.cameras.size).toBe(40)
    expect(wall.cameras).not.toContain('Pi …')
  })

  test('a sender that keeps one name at last is believed', () => {
    const wall = new Wall()
    wall.run(60, 10, (index) => wall.send(`b03_${index}`))
    wall.run(2 * (BELIEVED_AFTER_MS / 1000), 10, () => wall.send('Barn'))
    expect([...wall.cameras]).toEqual(['Barn'])
  })

  test('a sender that changes its name now and then keeps a camera for each name', () => {
    const wall = new Wall()
    for (const name of ['Barn', 'Barn moving', 'Barn', 'Barn 2'])
      wall.run(600, 10, () => wall.send(name))
    expect(wall.cameras).toEqual(new Set(['Barn', 'Barn moving', 'Barn 2']))
  })

  test('after a reconnect it is known by what its names have in common', () => {
    const wall = new Wall()
    wall.run(60, 10, (index) => wall.send(`b03_${index}`))
    wall.end('peer')
    wall.run(60, 10, (index) => {
      expect(wall.send(`b03_${1000 + index}`, 'again')).toBe('b03_…')
    })
  })
})

describe('a connection for each frame', () => {
  const once = (wall: Wall, name: string, index: number, source = connection) => {
    const peer = `peer ${index}`
    const camera = wall.send(name, peer, source(peer))
    wall.end(peer)
    return camera
  }

  test('with one name is a camera', () => {
    const wall = new Wall()
    wall.run(60, 20, (index) => once(wall, 'b15', index))
    expect([...wall.cameras]).toEqual(['b15'])
  })

  test.each([
    ['its connection', connection],
    ['its address', () => address('192.168.1.31')],
  ])('with a new name each is one camera, known by %s', (_name, source) => {
    const wall = new Wall()
    wall.run(300, 17, (index) => once(wall, `snap ${index}`, index, source))
    expect([...wall.cameras]).toEqual(['snap …'])
    expect(wall.found).toEqual(['snap …'])
    expect(wall.mostCameras).toBeLessThanOrEqual(SPENT_NAMES + 1)
  })

  test('of names without anything in common is called after its address', () => {
    const wall = new Wall()
    const name = (index: number) => ((index * 2_654_435_761) % 2 ** 32).toString(36)
    wall.run(60, 17, (index) => once(wall, name(index), index, () => address('192.168.1.31')))
    expect([...wall.cameras]).toEqual(['192.168.1.31…'])
  })

  test('does not disturb the cameras beside it, nor those that come later', () => {
    const wall = new Wall()
    wall.run(120, 20, (index) => {
      once(wall, `snap ${index}`, index)
      expect(wall.send('Barn', 'barn')).toBe('Barn')
      expect(once(wall, 'b15', -index)).toBe('b15')
      if (index > 1000) expect(wall.send('Late', 'late')).toBe('Late')
    })
    expect(wall.cameras).toEqual(new Set(['Barn', 'Late', 'b15', 'snap …']))
  })

  test('for a while, of forty cameras that lasted before, leaves each of them', () => {
    const wall = new Wall()
    for (const [round, frames] of [1000, 2, 2].entries())
      for (let pi = 0; pi < 40; pi++) {
        const peer = `peer ${round} ${pi}`
        wall.run(frames / 10, 10, () => expect(wall.send(`Pi ${pi}`, peer)).toBe(`Pi ${pi}`))
        wall.end(peer)
      }
    expect(wall.found).toEqual([])
    expect(wall.cameras.size).toBe(40)
  })

  test('each of twenty cameras that send one frame an hour stays one', () => {
    const wall = new Wall()
    for (let hour = 0; hour < 5; hour++) {
      wall.now = hour * 3_600_000
      for (let pi = 0; pi < 20; pi++) expect(once(wall, `Pi ${pi}`, pi)).toBe(`Pi ${pi}`)
    }
    expect(wall.found).toEqual([])
  })
})

describe('messages without a name', () => {
  test('are called after their source', () => {
    const wall = new Wall()
    expect(wall.send(undefined, 'a')).toBe('unnamed')
    expect(wall.send(undefined, 'b')).toBe('unnamed (2)')
    expect(wall.send(undefined, 'c', address('192.168.1.31'))).toBe('192.168.1.31')
    expect(wall.send(undefined, 'd', address('192.168.1.31'))).toBe('192.168.1.31 (2)')
    expect(wall.send(undefined, 'a')).toBe('unnamed')
  })

  test('have the same name after a reconnect', () => {
    const wall = new Wall()
    wall.send(undefined, 'a')
    wall.send(undefined, 'b')
    wall.end('a')
    expect(wall.send(undefined, 'again')).toBe('unnamed')
    expect(wall.sources.unnamedOf('b')).toBe('unnamed (2)')
    expect(wall.sources.unnamedOf('nobody')).toBeUndefined()
  })

  test('are a bounded number of cameras', () => {
    const wall = new Wall()
    for (let index = 0; index < 1000; index++) wall.send(undefined, `peer ${index}`)
    expect(wall.cameras.size).toBe(MAX_UNNAMED)
  })
})

describe('properties', () => {
  test('100,000 names of any kind: memory and cameras are bounded', () => {
    const step = fc.record({
      /** How many connections send, and whether each ends after its frame. */
      peers: fc.integer({ min: 1, max: 200 }),
      isShort: fc.boolean(),
      isKnown: fc.boolean(),
      /** Names that come back after so many; each is new when it is 0. */
      period: fc.constantFrom(0, 0, 1, 8, 100, 1000),
      fps: fc.constantFrom(1, 17, 1000),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const wall = new Wall()
        const messages = 100_000 / steps.length
        let made = 0
        for (const { peers, isShort, isKnown, period, fps } of steps)
          for (let index = 0; index < messages; index++) {
            const peer = `peer ${isShort ? made : index % peers}`
            const source = isKnown ? address(`10.0.0.${index % peers}`) : connection(peer)
            wall.send(period === 0 ? `n${made}` : `p${index % period}`, peer, source)
            made += 1
            if (isShort) wall.end(peer)
            wall.now += 1000 / fps
            if (index % 997 === 0)
              expect(wall.sources.size).toBeLessThanOrEqual(
                MAX_REMEMBERED_NAMES + 128 * (REMEMBERED_SPENT + REMEMBERED_LASTING),
              )
          }
      }),
      { numRuns: 5 },
    )
  })

  test('whatever made-up names there are, a sender has few cameras after some seconds', () => {
    const parts = fc.record({
      before: fc.string({ maxLength: 5 }),
      after: fc.string({ maxLength: 5 }),
      fps: fc.integer({ min: 2, max: 100 }),
      frames: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(parts, ({ before, after, fps, frames }) => {
        const wall = new Wall()
        wall.run(MADE_UP_AFTER_MS / 1000 + 60, fps, (index) =>
          wall.send(`${before}${Math.floor(index / frames)}${after}`),
        )
        expect(wall.cameras.size).toBe(1)
        expect(wall.mostCameras).toBeLessThanOrEqual(SHOWN_AT_ONCE)
      }),
    )
  })

  test('whatever cameras a sender has that send every few seconds, all stay', () => {
    const plan = fc.record({
      count: fc.integer({ min: 1, max: 100 }),
      /** Of each camera, in milliseconds. */
      every: fc.integer({ min: 10, max: MADE_UP_AFTER_MS - 1000 }),
    })
    fc.assert(
      fc.property(plan, ({ count, every }) => {
        const wall = new Wall()
        wall.run(60, (1000 / every) * count, (index) => wall.send(`Pi ${index % count}`))
        expect(wall.cameras.size).toBe(count)
        expect(wall.found).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
