import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import { variableOf } from '../../../src-main/node-hub/hub-flags.ts'
import { readRelayCommandLine, RELAY_OPTIONS } from '../../../src-main/node-hub/relay-flags.ts'

const KEY = 'a'.repeat(40)

function read(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return readRelayCommandLine(args, { version: '1.2.3', language: ENGLISH, environment })
}

test('without flags it listens on two ports, for everybody', () => {
  expect(read([])).toEqual({
    kind: 'run',
    flags: {
      ...{ sites: 'tcp://*:5557', walls: 'tcp://*:5558', queue: 64 },
      ...{ allowFrom: [], siteKeys: [], wallKeys: [], userDataDir: undefined },
    },
  })
})

test('a flag overrides its variable, which has a prefix of its own', () => {
  const environment = {
    CAMWALL_RELAY_SITES: 'tcp://*:6000',
    CAMWALL_RELAY_SITE_KEY: `${KEY} north,${KEY} south`,
    CAMWALL_RELAY_QUEUE: '8',
    CAMWALL_USER_DATA_DIR: 'of the hub',
  }
  expect(read(['--queue', '9'], environment)).toMatchObject({
    flags: {
      ...{ sites: 'tcp://*:6000', queue: 9, userDataDir: undefined },
      siteKeys: [`${KEY} north`, `${KEY} south`],
    },
  })
})

describe('a mistake comes back with the usage', () => {
  test.each([
    [['--sites', 'barn'], /--sites: /],
    [['--wall-key', 'short'], /--wall-key: /],
    [['--queue', '0'], /--queue takes a whole number from 1 to 512/],
    [['--listen', 'tcp://*:1'], /--listen/],
  ])('%j', (args, why) => {
    const command = read(args)
    expect(command).toMatchObject({ kind: 'say', exitCode: 2 })
    expect(command.kind === 'say' && command.text).toMatch(why)
  })
})

test('--help lists exactly the existing flags, and tells the name of a variable', () => {
  const usage = ENGLISH.text('relay.usage')
  // Those of other programs are told of before the list.
  const named = usage.match(/(?<=^ {2})--[a-z][a-z-]*/gm) ?? []
  expect(named.sort()).toEqual(
    Object.keys(RELAY_OPTIONS)
      .map((name) => `--${name}`)
      .sort(),
  )
  expect(usage).toContain(variableOf('user-data-dir', 'CAMWALL_RELAY'))
})
