/** `--no-window`: Camwall receives without a window, a window can be opened and closed, and a signal ends it. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { expect, needsPython, test } from './camwall.ts'
import { tile } from './tiles.ts'

needsPython()

test('a camera is received without a window, on it when it is opened, and until the signal', async ({
  stage,
}) => {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const report = join(stage.folder, 'report.json')
  const app = await launchCamwall({
    program: process.env['CAMWALL_PROGRAM'] ?? process.env['CAMWALL_ELECTRON'] ?? '',
    isPackaged: process.env['CAMWALL_PROGRAM'] !== undefined,
    env: process.env,
    flags: [
      '--no-window',
      ...['--user-data-dir', join(stage.folder, 'user-data')],
      ...['--listen', address],
      ...['--report', report],
    ],
  })
  const ended = once(app.process(), 'exit')
  stage.senders([
    { kind: 'jpg', mode: 'req-rep', address, fps: 5, name: 'Barn', colour: [40, 160, 40] },
  ])
  const isLive = () =>
    app.evaluate(
      () =>
        // It has not started when the process has.
        'camwallForTests' in globalThis &&
        globalThis.camwallForTests.camwall.cameras.some(
          ({ name, state }) => name === 'Barn' && state === 'live',
        ),
    )
  await expect.poll(isLive).toBe(true)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)

  const opened = app.waitForEvent('window')
  // As when Camwall is started once more.
  await app.evaluate(({ app: program }) => void program.emit('second-instance'))
  const page = await opened
  await expect(tile(page, 'Barn')).toHaveAttribute('data-state', 'live')
  const closed = page.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closed
  expect(await isLive()).toBe(true)

  app.process().kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  const { windows, cameras } = JSON.parse(await readFile(report, 'utf8')) as Report
  expect(windows).toEqual([])
  expect(cameras.map(({ name }) => name)).toEqual(['Barn'])
})
