import { Readable, Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import {
  afterConsole,
  copyLines,
  exitCodeOf,
  oncePerBurst,
  runForeground,
  type EndSignal,
} from '../../scripts/foreground.ts'

const options = { cwd: process.cwd(), env: process.env, signalTo: 'command' } as const

test('the exit code is that of the command', async () => {
  expect(await runForeground(process.execPath, ['-e', 'process.exit(7)'], options)).toBe(7)
})

test('a signal is forwarded to the command, which handles it', async () => {
  const script = `
    process.on('SIGTERM', () => process.exit(9))
    process.kill(${process.pid}, 'SIGTERM')
    setInterval(() => {}, 1000)`
  expect(await runForeground(process.execPath, ['-e', script], options)).toBe(9)
  expect(process.listenerCount('SIGTERM')).toBe(0)
})

test('the output of a command beside another one is shown as a whole, when it has ended', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const script = `console.log('first'); setTimeout(() => console.error('last'), 50)`
  const code = await runForeground(process.execPath, ['-e', script], {
    ...options,
    showAtEnd: true,
  })
  const shown = write.mock.calls.map(([text]) => String(text))
  write.mockRestore()
  expect(code).toBe(0)
  expect(shown).toEqual(['first\nlast\n'])
})

test.each([false, true])(
  'a missing command is an error (shown at its end: %s)',
  async (showAtEnd) => {
    const run = runForeground('camwall-no-such-command', [], { ...options, showAtEnd })
    await expect(run).rejects.toThrow('ENOENT')
  },
)

test('the exit code after a signal is that of a shell', () => {
  expect(exitCodeOf(5, null)).toBe(5)
  expect(exitCodeOf(null, 'SIGINT')).toBe(130)
  expect(exitCodeOf(null, 'SIGTERM')).toBe(143)
})

test('a signal that is delivered twice at once counts once, and a later one counts again', () => {
  const sent: string[] = []
  let now = 0
  const forward = oncePerBurst(
    (signal) => sent.push(`${signal} at ${now}`),
    () => now,
  )
  const deliver = (at: number, signal: EndSignal) => {
    now = at
    forward(signal)
  }
  deliver(5000, 'SIGINT')
  deliver(5003, 'SIGINT')
  deliver(5030, 'SIGTERM')
  deliver(6500, 'SIGINT')
  expect(sent).toEqual(['SIGINT at 5000', 'SIGINT at 6500'])
})

test.each([
  ['win32', ['SIGINT 2']],
  ['linux', ['SIGINT 1', 'SIGINT 2']],
] as const)('of two requests to end, on %s are sent %j', (platform, expected) => {
  const sent: string[] = []
  let count = 0
  const forward = afterConsole(platform, (signal) => sent.push(`${signal} ${count}`))
  for (count = 1; count <= 2; count++) forward('SIGINT')
  expect(sent).toEqual(expected)
})

test('hidden lines are omitted and the others are complete', async () => {
  const text = 'keep ü\ndrop this\nkeep too'
  const bytes = Buffer.from(text)
  // Split between the two bytes of the ü.
  const source = Readable.from([bytes.subarray(0, 6), bytes.subarray(6)])
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  await copyLines(source, sink, (line) => line.startsWith('drop'))
  expect(lines).toEqual(['keep ü\n', 'keep too\n'])
})
