/** Cameras' addresses while they are edited. */
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  addressesOf,
  listOf,
  withEntered,
  withNewRow,
  withoutRow,
  withSaved,
  withText,
  type PublisherList,
} from '../../../../src-renderer/shell/settings/publisher-list.ts'

const ONE = 'tcp://192.168.1.31:5555'
const TWO = 'tcp://barn.local:5555'

function whyOf({ rows }: PublisherList, index: number): string | undefined {
  const why = rows[index]?.why
  return why === undefined ? undefined : ENGLISH.say(why)
}

function enter(list: PublisherList, key: number, text: string): PublisherList {
  return withEntered(withText(list, key, text), key)
}

describe('entering an address', () => {
  test('saves a good one, completed', () => {
    const list = enter(withNewRow(listOf([ONE])), 2, ' barn.local:5555 ')
    expect(addressesOf(list)).toEqual([ONE, TWO])
    expect(list.rows[1]).toEqual({ key: 2, text: TWO, saved: TWO, why: undefined })
  })

  test('keeps a bad one in its field, and the old one in force', () => {
    const list = enter(listOf([ONE]), 1, 'barn.local')
    expect(addressesOf(list)).toEqual([ONE])
    expect(list.rows[0]?.text).toBe('barn.local')
    const why = 'The port is missing. Add it after the host: tcp://barn.local:5555.'
    expect(whyOf(list, 0)).toBe(why)
  })

  test('refuses a name that ZeroMQ cannot connect to, and does not change one that was saved', () => {
    const list = enter(withNewRow(listOf(['tcp://_cam:5555'])), 2, 'küche.local:5555')
    expect(addressesOf(list)).toEqual(['tcp://_cam:5555'])
    expect(whyOf(list, 1)).toContain('Cannot connect to küche.local:')
    expect(addressesOf(withEntered(list, 1))).toEqual(['tcp://_cam:5555'])
  })

  test('refuses one that is in the list already, and says where', () => {
    const list = enter(withNewRow(listOf([TWO, ONE])), 3, '192.168.1.31:5555')
    expect(addressesOf(list)).toEqual([TWO, ONE])
    expect(whyOf(list, 2)).toBe(
      `${ONE} is already in the list, as camera 2. Type another address, or remove this one.`,
    )
  })

  test('takes a key after it, and knows the address with another key or none', () => {
    const line = `${ONE} ${'a'.repeat(40)}`
    expect(addressesOf(enter(listOf([ONE]), 1, line))).toEqual([line])
    const list = enter(withNewRow(listOf([line])), 2, ONE)
    expect(addressesOf(list)).toEqual([line])
    expect(whyOf(list, 1)).toContain(`${ONE} is already in the list, as camera 1.`)
  })

  test('lets a new row go that was left empty', () => {
    expect(enter(withNewRow(listOf([ONE])), 2, '  ').rows).toHaveLength(1)
  })

  test('requires an address when one was cleared', () => {
    expect(whyOf(enter(listOf([ONE]), 1, ''), 0)).toContain('Type an address')
  })
})

describe('typing', () => {
  test('shows no error before the text is entered', () => {
    expect(withText(listOf([ONE]), 1, 'tcp:').rows[0]?.why).toBeUndefined()
  })

  test('removes an error as soon as it is fixed', () => {
    const bad = enter(listOf([ONE]), 1, 'barn.local')
    expect(withText(bad, 1, 'barn.local:5555').rows[0]?.why).toBeUndefined()
  })
})

test('removes a row', () => {
  expect(addressesOf(withoutRow(listOf([ONE, TWO]), 1))).toEqual([TWO])
})

describe('settings that were changed elsewhere', () => {
  test('do not change a list that has them already', () => {
    const list = enter(listOf([ONE]), 1, 'half')
    expect(withSaved(list, [ONE])).toBe(list)
  })

  test('are followed; rows keep their keys and drafts stay', () => {
    const list = withText(withNewRow(listOf([ONE])), 2, 'half')
    expect(withSaved(list, [TWO, ONE]).rows).toEqual([
      { key: 3, text: TWO, saved: TWO, why: undefined },
      { key: 1, text: ONE, saved: ONE, why: undefined },
      { key: 2, text: 'half', saved: undefined, why: undefined },
    ])
  })
})
