import { describe, expect, test } from 'vitest'
import { readCommandLine, type Flags } from '../../../../src-main/desktop/command-line/flags.ts'
import { ownArguments } from '../../../../src-main/desktop/command-line/own-arguments.ts'

function flags(...args: string[]): Flags {
  const command = readCommandLine(args, '1.2.3')
  if (command.kind === 'say') throw new Error(command.text)
  return command.flags
}

describe('flags that are right', () => {
  test('none: the settings hold', () => {
    expect(flags()).toEqual({
      hub: {},
      demo: 0,
      fullScreen: false,
      exitAfterSeconds: undefined,
      userDataDir: undefined,
      screenshot: undefined,
      report: undefined,
    })
  })

  test('all together', () => {
    const given =
      '--mode pub-sub --listen tcp://*:6000 --connect tcp://10.0.0.1:5555 --connect tcp://b:1 --demo 16 --fullscreen --exit-after 2.5 --user-data-dir d --screenshot s.png --report r.json'
    expect(flags(...given.split(' '))).toEqual({
      hub: {
        mode: 'pub-sub',
        listen: 'tcp://*:6000',
        connect: ['tcp://10.0.0.1:5555', 'tcp://b:1'],
      },
      demo: 16,
      fullScreen: true,
      exitAfterSeconds: 2.5,
      userDataDir: 'd',
      screenshot: 's.png',
      report: 'r.json',
    })
  })

  test.each([
    [['--demo'], 8],
    [['--demo', '3'], 3],
    [['--demo=5'], 5],
    [['--demo', '--fullscreen'], 8],
  ])('%j', (args, demo) => {
    expect(flags(...args).demo).toBe(demo)
  })

  test('who may send, repeated', () => {
    const given = ['--allow-from', '10.0.0.0/8', '--allow-from', '::1', '--allow-from', '::1']
    expect(flags(...given, '--allow-name', 'Front door').hub).toEqual({
      allowFrom: ['10.0.0.0/8', '::1'],
      allowNames: ['Front door'],
    })
  })

  test('publishers are only of use in PUB/SUB, so --connect asks for it', () => {
    expect(flags('--connect', 'tcp://b:1').hub.mode).toBe('pub-sub')
    const line = `tcp://b:1 ${'a'.repeat(40)}`
    expect(flags('--connect', line).hub.connect).toEqual([line])
    expect(flags('--connect', 'tcp://b:1', '--mode', 'req-rep').hub.mode).toBe('req-rep')
  })

  test('switches that are Chromium’s own are left to it', () => {
    expect(flags('--no-sandbox', '--force-device-scale-factor=2', '--demo').demo).toBe(8)
  })

  test('what the installer of Windows starts a new version with after an update changes nothing', () => {
    expect(flags('--updated')).toEqual(flags())
    expect(readCommandLine(['--help'], '1.2.3')).not.toMatchObject({
      text: expect.stringContaining('--updated') as string,
    })
  })
})

describe('mistakes come back with what is wrong and the usage', () => {
  test.each([
    [['--wall'], /--wall/],
    [['extra'], /extra/],
    [['--updated=yes'], /--updated/],
    [['--mode', 'push'], /--mode takes req-rep or pub-sub, not "push"/],
    [['--listen', 'tcp://*'], /--listen: The port is missing/],
    [['--connect', 'tcp://*:5555'], /--connect: .*every interface/],
    [['--connect', 'tcp://küche.local:5555'], /--connect: Camwall cannot connect to küche\.local/],
    [['--allow-from', 'barn'], /--allow-from: barn is no IP address/],
    [['--allow-name', 'Barn|jpg'], /--allow-name: .*ends before the |: Barn/],
    [['--demo', '0'], /--demo takes a whole number from 1 to 256/],
    [['--demo=x'], /--demo takes/],
    [['--exit-after', '-1'], /exit-after/],
    [['--exit-after', 'soon'], /--exit-after takes a number of seconds/],
    [['--report'], /--report/],
    [['--report='], /--report needs a path/],
    [['--fullscreen=yes'], /--fullscreen/],
  ])('%j', (args, why) => {
    const command = readCommandLine(args, '1.2.3')
    expect(command).toMatchObject({ kind: 'say', exitCode: 2 })
    expect(command.kind === 'say' && command.text).toMatch(why)
    expect(command.kind === 'say' && command.text).toContain('Usage: camwall')
  })
})

test('help and version', () => {
  expect(readCommandLine(['--version'], '1.2.3')).toEqual({
    kind: 'say',
    text: 'Camwall 1.2.3',
    exitCode: 0,
  })
  expect(readCommandLine(['--help'], '1.2.3')).toMatchObject({ kind: 'say', exitCode: 0 })
})

test('our own arguments follow the app’s folder, or the packaged program', () => {
  const run = ['electron', '--no-sandbox', '--inspect=0', '.', '--demo', '8']
  expect(ownArguments({ argv: run, defaultApp: true })).toEqual(['--demo', '8'])
  expect(ownArguments({ argv: ['camwall', '--demo'] })).toEqual(['--demo'])
})
