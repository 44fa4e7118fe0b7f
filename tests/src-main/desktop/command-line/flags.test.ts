import { describe, expect, test } from 'vitest'
import { PSEUDO } from '../../../../src-main/contract/text/pseudo.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { MODES } from '../../../../src-main/contract/mode.ts'
import {
  hasEffect,
  readCommandLine,
  type Flags,
} from '../../../../src-main/desktop/command-line/flags.ts'
import { ownArguments } from '../../../../src-main/desktop/command-line/own-arguments.ts'

function flags(...args: string[]): Flags {
  const command = readCommandLine(args, '1.2.3')
  if (command.kind !== 'run') throw new Error(`This is no run, but: ${command.kind}.`)
  return command.flags
}

describe('valid flags', () => {
  test('none: the settings apply', () => {
    expect(flags()).toEqual({
      hub: {},
      demo: 0,
      replay: { path: undefined, loops: false },
      fullScreen: false,
      kiosk: false,
      noWindow: false,
      windows: [],
      config: undefined,
      record: {},
      exitAfterSeconds: undefined,
      userDataDir: undefined,
      screenshot: undefined,
      report: undefined,
      publish: {},
      web: {},
      mqtt: {},
    })
  })

  test('all together', () => {
    const given =
      '--mode pub-sub --listen tcp://*:6000 --connect tcp://10.0.0.1:5555 --connect tcp://b:1 --demo 16 --replay barn.mkv --replay-loop --fullscreen --config w.json --record rec --record-format mkv --record-part 5 --exit-after 2.5 --user-data-dir d --screenshot s.png --report r.json'
    expect(flags(...given.split(' '))).toEqual({
      hub: {
        mode: 'pub-sub',
        listen: 'tcp://*:6000',
        alsoListen: [],
        connect: ['tcp://10.0.0.1:5555', 'tcp://b:1'],
      },
      demo: 16,
      replay: { path: 'barn.mkv', loops: true },
      fullScreen: true,
      kiosk: false,
      noWindow: false,
      windows: [],
      config: 'w.json',
      record: { folder: 'rec', format: 'mkv', partMinutes: 5 },
      exitAfterSeconds: 2.5,
      userDataDir: 'd',
      screenshot: 's.png',
      report: 'r.json',
      publish: {},
      web: {},
      mqtt: {},
    })
  })

  test.each([
    [
      '--layout Barn --monitor 2 --layout Yard',
      [{ layout: 'Barn', monitor: 2 }, { layout: 'Yard' }],
    ],
    [
      '--layout Barn --layout Yard --monitor 1',
      [{ layout: 'Barn' }, { layout: 'Yard', monitor: 1 }],
    ],
    ['--monitor 2 --kiosk', [{ monitor: 2 }]],
  ])('%s: each monitor belongs to the layout before it', (given, windows) => {
    expect(flags(...given.split(' ')).windows).toEqual(windows)
  })

  test.each([
    [['--demo'], 8],
    [['--demo', '3'], 3],
    [['--demo=5'], 5],
    [['--demo', '--fullscreen'], 8],
  ])('%j', (args, demo) => {
    expect(flags(...args).demo).toBe(demo)
  })

  test('--no-window', () => {
    expect(flags('--no-window', '--record', 'r').noWindow).toBe(true)
  })

  test('access flags can be repeated', () => {
    const given = ['--allow-from', '10.0.0.0/8', '--allow-from', '::1', '--allow-from', '::1']
    expect(flags(...given, '--allow-name', 'Front door').hub).toEqual({
      allowFrom: ['10.0.0.0/8', '::1'],
      allowNames: ['Front door'],
    })
  })

  test('--connect takes the key of a publisher', () => {
    const line = `tcp://b:1 ${'a'.repeat(40)}`
    expect(flags('--connect', line).hub).toEqual({ connect: [line] })
  })

  test('--listen and --connect together select both patterns, unless a mode is given', () => {
    const addresses = ['--listen', 'tcp://*:6000', '--connect', 'tcp://b:1']
    expect(flags(...addresses).hub.mode).toBe('both')
    expect(flags(...addresses, '--mode', 'req-rep').hub.mode).toBe('req-rep')
  })

  test('Chromium’s switches are ignored', () => {
    expect(flags('--no-sandbox', '--force-device-scale-factor=2', '--demo').demo).toBe(8)
  })

  test('the flag that the Windows installer passes after an update is ignored', () => {
    expect(flags('--updated')).toEqual(flags())
    expect(readCommandLine(['--help'], '1.2.3')).not.toMatchObject({
      text: expect.stringContaining('--updated') as string,
    })
  })
})

describe('errors are reported with the reason and the usage', () => {
  test.each([
    [['--wall'], /--wall/],
    [['extra'], /extra/],
    [['--updated=yes'], /--updated/],
    [['--mode', 'push'], /--mode takes req-rep, pub-sub, both, not "push"/],
    [['--listen', 'tcp://*'], /--listen: The port is missing/],
    [['--connect', 'tcp://*:5555'], /--connect: .*every interface/],
    [['--connect', 'tcp://küche.local:5555'], /--connect: Cannot connect to küche\.local/],
    [['--allow-from', 'barn'], /--allow-from: barn is not an IP address/],
    [['--allow-name', ' '], /--allow-name: Type the camera’s name\./],
    [['--demo', '0'], /--demo takes a whole number from 1 to 256/],
    [['--demo=x'], /--demo takes/],
    [['--exit-after', '-1'], /exit-after/],
    [['--exit-after', 'soon'], /--exit-after takes a number of seconds/],
    [['--report'], /--report/],
    [['--layout', ' '], /--layout needs the name/],
    [['--monitor', '0'], /--monitor takes a whole number from 1 to 16/],
    [['--monitor', '1', '--monitor', '2'], /each --monitor after the --layout/],
    [Array.from({ length: 17 }, () => '--layout=a'), /--layout can be given at most 16 times/],
    [['--config='], /--config needs a path/],
    [['--check='], /--check needs a path/],
    [['--report='], /--report needs a path/],
    [['--record='], /--record needs a path/],
    [['--record-format', 'avi'], /--record-format takes mkv, mcap, not "avi"/],
    [['--record-part', '0'], /--record-part takes a whole number from 1 to 1440/],
    [['--fullscreen=yes'], /--fullscreen/],
    [['--no-window', '--kiosk'], /--no-window cannot be combined with --kiosk/],
    [['--screenshot', 'a.png', '--no-window'], /--no-window .* --screenshot/],
    [['--no-window', '--layout', 'Barn'], /--no-window .* --layout/],
  ])('%j', (args, why) => {
    const command = readCommandLine(args, '1.2.3')
    expect(command).toMatchObject({ kind: 'say', exitCode: 2 })
    expect(command.kind === 'say' && command.text).toMatch(why)
    expect(command.kind === 'say' && command.text).toContain(ENGLISH.text('usage'))
  })
})

test('errors and usage are in the requested language, typed text is unchanged', () => {
  const command = readCommandLine(['--mode', 'push'], '1.2.3', PSEUDO)
  const text = command.kind === 'say' ? command.text : ''
  expect(text).toContain(PSEUDO.text('flag.mode', { modes: MODES.join(', '), given: 'push' }))
  expect(text).toContain('push')
  expect(text).toContain(PSEUDO.text('usage'))
})

test('a file can be checked instead of a run', () => {
  expect(readCommandLine(['--check', 'w.json'], '1.2.3')).toEqual({ kind: 'check', path: 'w.json' })
})

test('help and version', () => {
  expect(readCommandLine(['--version'], '1.2.3')).toEqual({
    kind: 'say',
    text: 'Camwall 1.2.3',
    exitCode: 0,
  })
  expect(readCommandLine(['--help'], '1.2.3')).toMatchObject({ kind: 'say', exitCode: 0 })
})

test('Camwall’s arguments follow the app’s folder, or the packaged program', () => {
  const run = ['electron', '--no-sandbox', '--inspect=0', '.', '--demo', '8']
  expect(ownArguments({ argv: run, defaultApp: true })).toEqual(['--demo', '8'])
  expect(ownArguments({ argv: ['camwall', '--demo'] })).toEqual(['--demo'])
})

test('flags that a Camwall which already runs would ignore are noticed', () => {
  expect(hasEffect(flags())).toBe(false)
  expect(hasEffect(flags('--user-data-dir', 'd', '--disable-gpu', '--updated'))).toBe(false)
  const others =
    '--record=rec --publish=5556 --http=8080 --config=w.json --replay=barn.mkv --kiosk --report=r.json'
  for (const flag of others.split(' ')) expect(hasEffect(flags(flag))).toBe(true)
})
