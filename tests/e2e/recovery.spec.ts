/** The wall survives a crash, a hidden window, bad messages and a port in use. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Reply, Request } from 'zeromq'
import { closeBound } from '../../src-main/receive/imagezmq/close-bound.ts'
import { freePort } from '../support/free-port.ts'
import { jpegHeader } from '../support/pictures.ts'
import { expect, needsPython, SHORT_TIME_LIMITS, test, type Wall } from './camwall.ts'
import { painterOf } from './painter.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

/** Playwright closes its connection to a crashed page, so the new one is evaluated through the main process. */
function inPage({ app }: Wall, code: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, code): Promise<unknown> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) ?? Promise.resolve(),
    code,
  )
}

const stateOf = (wall: Wall, camera: string) =>
  inPage(wall, `document.querySelector("[data-camera=${camera}]")?.dataset.state`)

/** Resolves when the page has been loaded anew. */
function untilLoaded({ app }: Wall): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) =>
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve()),
      ),
  )
}

const CAMERAS = Array.from({ length: 8 }, (_, index) => `Pi ${index}`)

/** `npm run kills` has more, and measures how soon all send again. */
const KILLS = 2

test('killed while eight senders run, then restarted: all send again, each time', async ({
  stage,
}) => {
  const address = `tcp://127.0.0.1:${await freePort()}`
  let wall = await stage.start('--listen', address)
  const senders = stage.senders(
    CAMERAS.map((name) => ({
      name,
      kind: 'jpg',
      colour: [50, 100, 150],
      mode: 'req-rep',
      address,
      fps: 10,
    })),
  )
  await expect(tiles(wall.page)).toHaveCount(CAMERAS.length)
  for (let round = 1; round <= KILLS; round++)
    await test.step(`kill ${round}`, async () => {
      const killed = wall.app.waitForEvent('close')
      wall.app.process().kill('SIGKILL')
      await killed
      const sentBefore = new Map(senders.lines.map(({ name, number }) => [name, number]))
      wall = await stage.start('--listen', address)
      await senders.until((lines) =>
        CAMERAS.every((camera) =>
          lines.some(
            ({ name, number }) => name === camera && number > (sentBefore.get(name) ?? 0) + 3,
          ),
        ),
      )
      await expect(tiles(wall.page)).toHaveCount(CAMERAS.length)
    })
})

test('malformed messages between good ones are answered and counted, and no tile stops', async ({
  stage,
}) => {
  const wall = await stage.start()
  stage.senders([
    { name: 'Barn', kind: 'jpg', colour: [9, 9, 200], mode: 'req-rep', address: wall.address },
  ])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')

  const socket = new Request({ linger: 0 })
  socket.connect(wall.address)
  const array = (shape: number[], dtype = 'uint8') => JSON.stringify({ msg: 'Bad', dtype, shape })
  const bad = [
    ['one part'],
    ['{"msg":"Bad"}', 'two', 'three'],
    ['not JSON', 'x'],
    ['7', 'x'],
    [array([2, 2, 3]), Buffer.alloc(11)],
    [array([1, 1], 'complex128'), Buffer.alloc(16)],
    ['{"msg":"Bad"}', ''],
    ['{"msg":"Bad"}', '<no picture>'],
    // Has the header of a JPEG of 8x8 pixels, but cannot be decoded.
    ['{"msg":"Bad"}', Buffer.from('ffd8ffc0001108000800080301220002110103110100', 'hex')],
  ]
  for (const parts of bad) {
    await socket.send(parts)
    expect(String((await socket.receive())[0])).toBe('OK')
  }
  socket.close()
  await expect(wall.page.getByText(/cannot be decoded/).first()).toBeVisible()
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')

  const report = await wall.quit()
  expect(report.totals.malformed).toBe(bad.length)
  expect(report.requests.answered).toBe(report.requests.received)
  // The invalid JPEG counts both as received and as malformed.
  expect(report.requests.received).toBe(report.totals.received + report.totals.malformed - 1)
  expect(report.cameras.find(({ name }) => name === 'Bad')?.malformed).toBe(5)
  expect(report.cameras.find(({ name }) => name === 'Barn')).toMatchObject({ malformed: 0 })
})

test('a sender never stops while the wall is hidden, while its painter hangs, and when its page crashes', async ({
  stage,
}) => {
  stage.setVariables(SHORT_TIME_LIMITS)
  const wall = await stage.start()
  const { app, page } = wall
  const senders = stage.senders([
    {
      name: 'Barn',
      kind: 'jpg',
      colour: [9, 9, 200],
      mode: 'req-rep',
      address: wall.address,
      fps: 50,
    },
  ])
  await expect(tile(page, 'Barn')).toHaveAttribute('data-state', 'live')

  await test.step('hidden: it is answered slowly, and the newest frame is shown afterwards', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const hiddenAt = senders.lines.length
    // Some requests were sent before, or are answered at once.
    await senders.until((lines) => lines.length >= hiddenAt + 4)
    const slowAt = senders.lines.length
    const start = performance.now()
    await senders.until((lines) => lines.length >= slowAt + 3)
    // At one frame a second, three take more than two seconds; at the full rate, a seventeenth of one.
    expect(performance.now() - start).toBeGreaterThan(1500)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
    const shownAt = senders.lines.length
    await senders.until((lines) => lines.length >= shownAt + 60)
    await expect(tile(page, 'Barn')).toHaveAttribute('data-state', 'live')
  })

  await test.step('a painter that hangs is detected, and its page is reloaded', async () => {
    const painter = await painterOf(page)
    painter
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined) // It fails when its page is closed.
    const loaded = untilLoaded(wall)
    const hungAt = senders.lines.length
    await loaded
    await senders.until((lines) => lines.length > hungAt + 20)
    await expect.poll(() => stateOf(wall, 'Barn')).toBe('live')
    await inPage(wall, 'document.querySelector(".bar-notices button").click()')
    const noticeText = () => inPage(wall, 'document.querySelector(".notices")?.textContent')
    await expect.poll(noticeText).toContain('The wall showed nothing new for 5 seconds')
  })

  await test.step('a page that crashes is reloaded', async () => {
    const loaded = untilLoaded(wall)
    const crashedAt = senders.lines.length
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await loaded
    await senders.until((lines) => lines.length > crashedAt + 20)
    await expect.poll(() => stateOf(wall, 'Barn')).toBe('live')
  })
})

test('a port in use is reported with a remedy, and is opened when it is free', async ({
  stage,
}) => {
  const other = new Reply()
  await other.bind('tcp://127.0.0.1:*')
  const listen = other.lastEndpoint ?? ''
  const wall = await stage.start('--listen', listen)
  await expect(wall.page.getByText(/is already in use by another program/).first()).toBeVisible()
  await expect(wall.page.getByText(/another port in Settings/).first()).toBeVisible()
  await closeBound(other)
  await expect(wall.page.getByText(/is already in use by another program/)).toHaveCount(0)
  stage.senders([
    { name: 'Barn', kind: 'jpg', colour: [9, 9, 200], mode: 'req-rep', address: listen },
  ])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')
})

test('a picture that cannot be shown is reported at the tile, in the report and in the log', async ({
  stage,
}) => {
  const wall = await stage.start()
  const socket = new Request({ linger: 0 })
  socket.connect(wall.address)
  const send = async (body: string | Uint8Array) => {
    await socket.send(['{"msg":"Barn"}', body])
    expect(String((await socket.receive())[0])).toBe('OK')
  }
  await send(jpegHeader(64, 48))
  for (let bad = 0; bad < 30; bad++) await send('<no picture>')
  socket.close()
  // The first one has only a JPEG header, which the painter detects.
  const mark = tile(wall.page, 'Barn').locator('.tile-fault')
  await expect(mark).toHaveAttribute('title', /^31 messages could not be shown\. /)

  await wall.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find(({ label }) => label === 'Copy report')?.click()
  })
  await expect(wall.page.getByText('The report is on the clipboard.')).toBeVisible()
  const copied = await wall.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^Camwall \d+\.\d+\.\d+, Electron /)
  expect(copied).toContain(`listen: "${wall.address}" (by a flag)`)
  expect(copied).toMatch(/“Barn” .*malformed 31.*last fault: /)
  expect(copied).toMatch(/×31 warning: “Barn” sent a message that cannot be shown\./)
  await wall.quit()

  const log = await readFile(join(stage.folder, 'user-data', 'logs', 'camwall.log'), 'utf8')
  expect(log).toMatch(/^\S+Z Camwall \d.* starts\n/)
  expect(log).toContain(`hub listening on ${wall.address} (req-rep)\n`)
  const entries = [...log.matchAll(/“Barn” sent a message.*?( … and (\d+) more)?\n/g)]
  expect(entries.reduce((sum, [, , more]) => sum + 1 + Number(more ?? 0), 0)).toBe(31)
  expect(entries.length).toBeLessThan(10)
  expect(log).toMatch(/Camwall ends\n$/)
})
