/** Diagnostics in the Help menu: crash dumps, and the archive for support. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { Request } from 'zeromq'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { freePort } from '../support/free-port.ts'
import { PYTHON } from '../support/python.ts'
import { expect, test, type Stage, type Wall } from './camwall.ts'
import { tile } from './tiles.ts'

declare const window: { readonly camwall: CamwallBridge }

/** A loopback address other than 127.0.0.1, so that it identifies the computer; macOS has only 127.0.0.1. */
const HOST = process.platform === 'darwin' ? '127.0.0.1' : '127.44.55.66'
const PUBLISHER = 'tcp://127.44.55.77:5999'
const SENDER_KEY = 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'

const logOf = ({ folder }: Stage) =>
  readFile(join(folder, 'user-data', 'logs', 'camwall.log'), 'utf8')

async function dumpsOf({ folder }: Stage): Promise<readonly Buffer[]> {
  const dumps = join(folder, 'user-data', 'crash-dumps')
  const names = await readdir(dumps, { recursive: true })
  const found = names.filter((name) => name.endsWith('.dmp'))
  return Promise.all(found.map((name) => readFile(join(dumps, name))))
}

/** Clicks the item of the Help menu, and chooses a file in the save dialog. */
async function saveDiagnostics({ app }: Wall, label: RegExp, path: string): Promise<void> {
  await app.evaluate(
    ({ dialog, Menu }, { label, path }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path })
      const menus = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      const save = menus?.find((item) => item.label === 'Save diagnostics')
      save?.submenu?.items.find((item) => label.test(item.label))?.click()
    },
    { label, path },
  )
}

/** The contents of the archive, by path. */
async function unpacked(path: string): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(await readFile(path)))
  return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}

async function sendNonsense(address: string, name: string): Promise<void> {
  const socket = new Request({ linger: 0 })
  socket.connect(address)
  await socket.send([JSON.stringify({ msg: name }), '<no picture>'])
  expect(String((await socket.receive())[0])).toBe('OK')
  socket.close()
}

test('a crash of a page leaves a dump on this computer and a line in the log', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { app, page } = wall
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

  // Dumps contain memory, in which names cannot be replaced, so they are packed only if names are included.
  for (const [label, packed] of [
    [/^Without/, 0],
    [/^With names/, 1],
  ] as const) {
    const path = join(stage.folder, `${packed}.zip`)
    await saveDiagnostics(wall, label, path)
    await expect.poll(() => logOf(stage)).toContain(`The diagnostics are in ${path}.`)
    const contents = await unpacked(path)
    const names = [...contents.keys()].filter((name) => name.startsWith('crash-dumps/'))
    expect(names).toHaveLength(packed)
    expect(contents.get('README.txt')).toContain(`computer: 1, of which ${packed} are packed.`)
  }
})

test('a crash of the main process is reported by the next run', async ({ stage }) => {
  const first = await stage.start()
  const ended = first.app.waitForEvent('close')
  // Not within the call, because Playwright waits for its result.
  await first.app.evaluate(() => void setImmediate(() => process.crash()))
  await ended
  expect(await dumpsOf(stage)).toHaveLength(1)

  const second = await stage.start()
  const notice = second.page.getByText('Camwall crashed last time.')
  await expect(notice).toBeVisible()
  await second.quit()
  const third = await stage.start()
  await expect(third.page.getByText(/imagezmq\.ImageSender/)).toBeVisible()
  await third.quit()
  expect((await logOf(stage)).match(/warning: Camwall crashed last time/g)).toHaveLength(1)
})

test('diagnostics contain no name, address or key, unless these are included', async ({
  stage,
}) => {
  test.skip(PYTHON === undefined, 'There is no Python with imagezmq.')
  const start = async () => stage.start('--listen', `tcp://${HOST}:${await freePort()}`)
  // Only the log contains data of an earlier run.
  const earlier = await start()
  await sendNonsense(earlier.address, 'Attic “old”')
  await expect(earlier.page.getByText(/“Attic “old”” sent a message/).first()).toBeVisible()
  await earlier.quit()
  for (const name of ['settings.json', 'settings.json.bak'])
    await rm(join(stage.folder, 'user-data', name))

  const wall = await start()
  stage.senders([
    {
      name: 'Barn',
      kind: 'jpg',
      colour: [9, 9, 200],
      mode: 'req-rep',
      address: wall.address,
      fps: 10,
    },
  ])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')
  await sendNonsense(wall.address, 'Yard')
  await expect(wall.page.getByText(/“Yard” sent a message/).first()).toBeVisible()
  await wall.page.evaluate(
    ([publisher, key]) =>
      window.camwall.request('settings:change', 'hub', {
        allowFrom: ['192.168.77.31', 'fd00:77::/64'],
        allowNames: ['Barn', 'Yard'],
        senderKeys: [`${key} Gate`],
        connect: [publisher],
        mode: 'pub-sub',
      }),
    [PUBLISHER, SENDER_KEY] as const,
  )
  await expect.poll(() => logOf(stage)).toContain(`${PUBLISHER} not connected`)
  // The hub and its connections are closed, so the report no longer changes.
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'gone')

  const path = join(stage.folder, 'without.zip')
  await saveDiagnostics(wall, /^Without/, path)
  await expect(wall.page.getByText(`The diagnostics are in ${path}.`)).toBeVisible()
  const without = await unpacked(path)
  const names = ['README.txt', 'logs/camwall.log', 'report.json', 'report.txt', 'settings.json']
  expect([...without.keys()].sort()).toEqual(names)
  const ours = [...(HOST === '127.0.0.1' ? [] : [HOST]), '127.44.55.77', '192.168.77.31', 'fd00:77']
  for (const [name, text] of without)
    for (const secret of ['Barn', 'Yard', 'Attic', 'Gate', ...ours, SENDER_KEY])
      expect(text, name).not.toContain(secret)
  expect(without.get('settings.json')).toContain('"key-1 camera-3"')
  expect(without.get('report.txt')).toMatch(/“camera-1” gone, req-rep, \d+x\d+ jpeg/)
  expect(without.get('report.json')).toMatch(/"name": "camera-1"/)
  expect(without.get('logs/camwall.log')).toMatch(/“camera-2” sent a message/)
  expect(without.get('logs/camwall.log')).toMatch(/“camera-4” sent a message/)
  expect(without.get('logs/camwall.log')).toMatch(/tcp:\/\/address-\d:5999 not connected/)

  const whole = join(stage.folder, 'whole.zip')
  await saveDiagnostics(wall, /^With names/, whole)
  await expect(wall.page.getByText(`The diagnostics are in ${whole}.`)).toBeVisible()
  const all = [...(await unpacked(whole)).values()].join('\n')
  for (const expected of ['Barn', 'Yard', 'Attic', 'Gate', ...ours, SENDER_KEY])
    expect(all).toContain(expected)
})

test('a failure to save diagnostics is reported, and leaves no file', async ({ stage }) => {
  const wall = await stage.start()
  const file = join(stage.folder, 'file')
  await writeFile(file, '')
  await saveDiagnostics(wall, /^Without/, join(file, 'd.zip'))
  await expect(wall.page.getByText(/could not be saved: Error: EEXIST/)).toBeVisible()
  await expect(wall.page.getByText(/choose another folder/)).toBeVisible()
})
