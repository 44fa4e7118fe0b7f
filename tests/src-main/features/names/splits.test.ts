/** Each sender of a split name has its own camera, for as long as it is known. */
import { expect, test } from 'vitest'
import { UNNAMED, type Source } from '../../../../src-main/contract/source.ts'
import { MAX_NUMBER, SplitName } from '../../../../src-main/features/names/splits.ts'

const connection = (peer: string): Source => ({ knownBy: 'connection', id: peer, label: UNNAMED })
const address = (id: string): Source => ({ knownBy: 'address', id, label: id })

const aSplit = (isKept: boolean) => new SplitName({ name: 'Barn', cameras: [], isKept })

test('senders are told apart by their address or key, and connections by a number', () => {
  const split = aSplit(true)
  const camera = (peer: string, source: Source) => split.cameraOf({ peer, source }, 0)
  expect(camera('a', address('10.0.0.7'))).toBe('Barn (10.0.0.7)')
  expect(camera('b', address('10.0.0.8'))).toBe('Barn (10.0.0.8)')
  expect(camera('c', { knownBy: 'key', id: 'k'.repeat(40), label: 'pi' })).toBe('Barn (pi)')
  expect(camera('d', address('10.0.0.7'))).toBe('Barn (10.0.0.7, 2)')
  expect(camera('e', connection('e'))).toBe('Barn (1)')
  expect(camera('f', connection('f'))).toBe('Barn (2)')
  expect(camera('a', address('10.0.0.7'))).toBe('Barn (10.0.0.7)')
  expect(split.cameras).toHaveLength(6)
})

test('a sender that comes back has the same camera, even if its old connection is still open', () => {
  const split = aSplit(true)
  const source = address('10.0.0.7')
  expect(split.cameraOf({ peer: 'old', source }, 0)).toBe('Barn (10.0.0.7)')
  expect(split.cameraOf({ peer: 'new', source }, 15_000)).toBe('Barn (10.0.0.7)')
})

test('a connection keeps its number while it is open, however seldom it sends', () => {
  const split = aSplit(false)
  split.cameraOf({ peer: 'a', source: connection('a') }, 0)
  expect(split.cameraOf({ peer: 'b', source: connection('b') }, 600_000)).toBe('Barn (2)')
  split.ended('a')
  expect(split.cameraOf({ peer: 'c', source: connection('c') }, 600_000)).toBe('Barn (1)')
})

test('a split by connections is over with the last of them', () => {
  const split = aSplit(false)
  expect(split.isOver).toBe(false)
  split.cameraOf({ peer: 'a', source: connection('a') }, 0)
  expect(split.isOver).toBe(false)
  split.ended('a')
  expect(split.isOver).toBe(true)
})

test('the cameras of many connections are bounded', () => {
  const split = aSplit(false)
  for (let index = 0; index < 1000; index++)
    split.cameraOf({ peer: `${index}`, source: connection(`${index}`) }, 0)
  expect(split.cameras).toHaveLength(MAX_NUMBER)
})
