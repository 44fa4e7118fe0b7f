import { expect, test } from 'vitest'
import { capture } from '../../scripts/capture.ts'

const node = process.execPath

test('what a command wrote', async () => {
  const script = 'console.log("out"); console.error("err")'
  expect(await capture(node, ['-e', script])).toEqual({
    ok: true,
    stdout: 'out\n',
    stderr: 'err\n',
    failure: '',
  })
})

test('a failure is told by the first line of its complaint', async () => {
  const script = 'console.error("\\nno network\\nat line 5"); process.exit(3)'
  expect(await capture(node, ['-e', script])).toMatchObject({ ok: false, failure: 'no network' })
})

test('a command that is not there is a failure too', async () => {
  const run = await capture('camwall-no-such-command', [])
  expect(run).toMatchObject({ ok: false, failure: 'spawn camwall-no-such-command ENOENT' })
})

test('a command that hangs is ended', async () => {
  const run = await capture(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 1000 })
  expect(run).toMatchObject({ ok: false, failure: 'not done after 1 s' })
})

test('a command that asks gets no answer instead of waiting for one', async () => {
  const script = 'process.stdin.on("end", () => console.log("no input")).resume()'
  expect(await capture(node, ['-e', script])).toMatchObject({ ok: true, stdout: 'no input\n' })
})
