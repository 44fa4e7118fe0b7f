import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import {
  copyLines,
  exitCodeOf,
  oncePerPress,
  runForeground,
  type EndSignal,
} from '../../scripts/foreground.ts'

const options = { cwd: process.cwd(), env: process.env, signalTo: 'command' } as const

test('the exit code is the one of the command', async () => {
  expect(await runForeground(process.execPath, ['-e', 'process.exit(7)'], options)).toBe(7)
})

test('a signal passes to the command, which ends in its own way', async () => {
  const script = `
    process.on('SIGTERM', () => process.exit(9))
    process.kill(${process.pid}, 'SIGTERM')
    setInterval(() => {}, 1000)`
  expect(await runForeground(process.execPath, ['-e', script], options)).toBe(9)
  expect(process.listenerCount('SIGTERM')).toBe(0)
})

test('a command that is not there is an error', async () => {
  await expect(runForeground('camwall-no-such-command', [], options)).rejects.toThrow('ENOENT')
})

test('a command ended by a signal has the exit code of a shell', () => {
  expect(exitCodeOf(5, null)).toBe(5)
  expect(exitCodeOf(null, 'SIGINT')).toBe(130)
  expect(exitCodeOf(null, 'SIGTERM')).toBe(143)
})

test('a signal delivered twice at once is one, and a later one is another', () => {
  const sent: string[] = []
  let now = 0
  const forward = oncePerPress(
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

test('hidden lines are left out and the others arrive whole', async () => {
  const text = 'keep ü\ndrop this\nkeep too'
  const bytes = Buffer.from(text)
  // Cut inside the two bytes of the ü.
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
