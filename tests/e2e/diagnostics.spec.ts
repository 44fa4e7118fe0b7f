/** Help's diagnostics: what a crash leaves behind, and what is packed for somebody who helps. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Stage } from './camwall.ts'

const logOf = ({ folder }: Stage) =>
  readFile(join(folder, 'user-data', 'logs', 'camwall.log'), 'utf8')

async function dumpsOf({ folder }: Stage): Promise<readonly Buffer[]> {
  const dumps = join(folder, 'user-data', 'crash-dumps')
  const names = await readdir(dumps, { recursive: true })
  const found = names.filter((name) => name.endsWith('.dmp'))
  return Promise.all(found.map((name) => readFile(join(dumps, name))))
}

test('a page that crashes leaves a dump on this computer, and a line in the log', async ({
  stage,
}) => {
  const { app, page } = await stage.start()
  expect(await app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer())).toBe(false)
  const crashed = page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await crashed
  await expect
    .poll(() => logOf(stage))
    .toMatch(/Z crash: page ended \(crashed, exit code \d+\); crash dumps: 1\n/)
  const [dump, ...others] = await dumpsOf(stage)
  expect(dump?.subarray(0, 4).toString()).toBe('MDMP')
  expect(others).toEqual([])
})

test('a crash of the main process is told by the next run', async ({ stage }) => {
  const first = await stage.start()
  const ended = first.app.waitForEvent('close')
  // Not from within the call: Playwright waits for its answer.
  await first.app.evaluate(() => void setImmediate(() => process.crash()))
  await ended
  expect(await dumpsOf(stage)).toHaveLength(1)

  const second = await stage.start()
  const told = second.page.getByText('Camwall ended by a crash the last time.')
  await expect(told).toBeVisible()
  await second.quit()
  const third = await stage.start()
  await expect(third.page.getByText(/imagezmq\.ImageSender/)).toBeVisible()
  await third.quit()
  expect((await logOf(stage)).match(/warning: Camwall ended by a crash/g)).toHaveLength(1)
})
