import { expect, test } from 'vitest'
import { asRoot } from '../../scripts/as-root.ts'

const update = { command: 'apt-get', args: ['update'] }

test('root runs the command unchanged', () => {
  expect(asRoot(update, { GITHUB_ACTIONS: 'true' }, true)).toEqual(update)
})

test('on GitHub sudo runs it, with the variables it needs', () => {
  const env = { GITHUB_ACTIONS: 'true', LC_ALL: 'C', HOME: '/home/runner' }
  expect(asRoot(update, env, false)).toEqual({
    command: 'sudo',
    args: ['--non-interactive', 'LC_ALL=C', 'apt-get', 'update'],
  })
})

test('elsewhere a person has to run it', () => {
  expect(asRoot(update, {}, false)).toBeUndefined()
  expect(asRoot(update, { GITHUB_ACTIONS: '' }, false)).toBeUndefined()
})
