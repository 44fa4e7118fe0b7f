import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import {
  HUB_OPTIONS,
  readHubCommandLine,
  variableOf,
} from '../../../src-main/node-hub/hub-flags.ts'

type Environment = Readonly<Record<string, string>>

function read(args: readonly string[], environment: Environment = {}) {
  return readHubCommandLine(args, { version: '1.2.3', language: ENGLISH, environment })
}

function flags(args: readonly string[], environment: Environment = {}) {
  const command = read(args, environment)
  if (command.kind !== 'run') throw new Error(`This is no run, but: ${command.kind}.`)
  return command.flags
}

describe('the environment', () => {
  test('stands for flags', () => {
    expect(
      flags([], {
        CAMWALL_LISTEN: 'tcp://*:6000',
        CAMWALL_USER_DATA_DIR: '/var/lib/camwall',
        CAMWALL_EXIT_AFTER: '2.5',
        CAMWALL_ALLOW_NAME: 'Barn, Yard',
      }),
    ).toEqual({
      hub: { listen: 'tcp://*:6000', alsoListen: [], allowNames: ['Barn', 'Yard'] },
      config: undefined,
      exitAfterSeconds: 2.5,
      userDataDir: '/var/lib/camwall',
      report: undefined,
      record: {},
      publish: {},
      web: {},
      addUser: undefined,
      mqtt: {},
    })
  })

  test('is overridden by a flag, also by one that can be repeated', () => {
    const environment = { CAMWALL_LISTEN: 'tcp://*:1', CAMWALL_ALLOW_FROM: '10.0.0.1,10.0.0.2' }
    const { hub } = flags(['--listen', 'tcp://*:2', '--allow-from', '10.0.0.3'], environment)
    expect(hub).toEqual({ listen: 'tcp://*:2', alsoListen: [], allowFrom: ['10.0.0.3'] })
  })

  test('has several addresses', () => {
    const { hub } = flags([], {
      CAMWALL_MODE: 'both',
      CAMWALL_LISTEN: 'tcp://*:1,tcp://*:2?prefix=barn/',
      CAMWALL_CONNECT: 'tcp://a:1?camera=Gate&camera=A%2CB',
    })
    expect(hub).toEqual({
      mode: 'both',
      listen: 'tcp://*:1',
      alsoListen: ['tcp://*:2?prefix=barn/'],
      connect: ['tcp://a:1?camera=Gate&camera=A%2CB'],
    })
  })

  test('without a value is as if it were missing', () => {
    expect(flags([], { CAMWALL_LISTEN: '' }).hub).toEqual({})
  })

  test('is checked like a flag', () => {
    const command = read([], { CAMWALL_MODE: 'rep' })
    expect(command).toMatchObject({ kind: 'say', exitCode: 2 })
  })

  test('has a value that begins like a flag', () => {
    expect(flags([], { CAMWALL_REPORT: '--report' }).report).toBe('--report')
  })

  test('of other programs is not read', () => {
    expect(flags([], { CAMWALL_CHECK: 'a', CAMWALL_HELP: '1', CAMWALL_PYTHON: 'p' }).hub).toEqual(
      {},
    )
  })
})

describe('a new user of the web server', () => {
  test('may look, unless it gets more rights', () => {
    expect(flags(['--add-user', 'ann']).addUser).toEqual({ name: 'ann', rights: ['view'] })
    const ben = flags(['--add-user', 'ben', '--user-rights', 'arrange']).addUser
    expect(ben).toEqual({ name: 'ben', rights: ['view', 'arrange'] })
  })

  test.each([
    ['--add-user', 'a:b'],
    ['--add-user', ''],
    ['--add-user', 'ann', '--user-rights', 'all'],
  ])('%s %s %s is refused', (...args) => {
    expect(read(args)).toMatchObject({ kind: 'say', exitCode: 2 })
  })

  test('does not come from the environment, which other programs can read', () => {
    expect(flags([], { CAMWALL_ADD_USER: 'ann' }).addUser).toBeUndefined()
  })
})

test('--http takes a port alone for this computer', () => {
  expect(flags(['--http', '8080']).web).toEqual({ address: 'http://127.0.0.1:8080' })
  expect(flags(['--http', 'http://0.0.0.0:80']).web).toEqual({ address: 'http://0.0.0.0:80' })
  expect(read(['--http', 'tcp://*:8080'])).toMatchObject({ kind: 'say', exitCode: 2 })
})

test('a flag that needs a window is refused', () => {
  expect(read(['--fullscreen'])).toMatchObject({ kind: 'say', exitCode: 2 })
})

test('--help lists exactly the existing flags, and tells the name of a variable', () => {
  const usage = ENGLISH.text('hub.usage')
  const named = usage.match(/--[a-z][a-z-]*/g) ?? []
  expect([...new Set(named)].sort()).toEqual(
    Object.keys(HUB_OPTIONS)
      .map((name) => `--${name}`)
      .sort(),
  )
  expect(usage).toContain(variableOf('user-data-dir'))
})
