import { expect, test } from 'vitest'
import { capture } from '../../scripts/capture.ts'

const node = process.execPath

test('the output of a command is returned', async () => {
  const script = 'console.log("out"); console.error("err")'
  expect(await capture(node, ['-e', script])).toEqual({
    ok: true,
    stdout: 'out\n',
    stderr: 'err\n',
    failure: '',
  })
})

test('a failure is the first line of the error output', async () => {
  const script = 'console.error("\\nno network\\nat line 5"); process.exit(3)'
  expect(await capture(node, ['-e', script])).toMatchObject({ ok: false, failure: 'no network' })
})

test('a missing command is a failure', async () => {
  const run = await capture('camwall-no-such-command', [])
  expect(run).toMatchObject({ ok: false, failure: 'spawn camwall-no-such-command ENOENT' })
})

test('a command that hangs is killed', async () => {
  const run = await capture(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 1000 })
  expect(run).toMatchObject({ ok: false, failure: 'not done after 1 s' })
})

test('a command that prompts does not wait for input', async () => {
  const script = 'process.stdin.on("end", () => console.log("no input")).resume()'
  expect(await capture(node, ['-e', script])).toMatchObject({ ok: true, stdout: 'no input\n' })
})
