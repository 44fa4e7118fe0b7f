import { expect, test } from 'vitest'
import { npmCommand } from '../../scripts/npm.ts'

test('the npm that started the script is used', () => {
  const env = { npm_execpath: '/opt/npm/bin/npm-cli.js' }
  expect(npmCommand(['run', 'check'], env)).toEqual({
    command: process.execPath,
    args: ['/opt/npm/bin/npm-cli.js', 'run', 'check'],
  })
})

test('otherwise the npm on the PATH is used, whatever started the script', () => {
  const plain = { command: 'npm', args: ['run', 'check'] }
  expect(npmCommand(['run', 'check'], {})).toEqual(plain)
  expect(npmCommand(['run', 'check'], { npm_execpath: '/opt/yarn/yarn.js' })).toEqual(plain)
})
