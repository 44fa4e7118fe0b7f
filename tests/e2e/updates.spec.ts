/** Updates: the real electron-updater against a server on loopback; what it replaces is a file of the test's own. */
import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import { UpdateServer } from '../support/update-server.ts'
import {
  ELECTRON_ARGS,
  expect,
  ROOT,
  SHORT_PATIENCE,
  test as base,
  type Stage,
  type Wall,
} from './camwall.ts'
import { tiles } from './tiles.ts'

const run = promisify(execFile)

const NEWER = '99.1.0'

/** A program that leaves a mark: its name, and each argument in a line. */
function program(name: string, mark: string): Buffer {
  return Buffer.from(`#!/bin/sh\nprintf '%s\\n' ${name} "$@" > '${mark}'\n`)
}

interface Release {
  readonly server: UpdateServer
  /** The AppImage that the Camwall under test takes itself for. */
  readonly appImage: string
  readonly old: Buffer
  readonly artefact: Buffer
  /** What the version that was started last has left. */
  readonly mark: () => Promise<string>
  /** Makes Camwall ask the server. */
  readonly variables: Readonly<Record<string, string>>
}

const test = base.extend<{ release: Release }>({
  release: async ({ stage }, use) => {
    const { folder } = stage
    const server = await UpdateServer.start()
    const appImage = join(folder, 'camwall.AppImage')
    const mark = join(folder, 'mark')
    const old = program('old', mark)
    await writeFile(appImage, old)
    await chmod(appImage, 0o755)
    const config = join(folder, 'app-update.yml')
    await writeFile(
      config,
      `provider: generic\nurl: ${server.address}\nupdaterCacheDirName: camwall-updater\n`,
    )
    const variables = {
      CAMWALL_UPDATES_CONFIG: config,
      APPIMAGE: appImage,
      XDG_CACHE_HOME: join(folder, 'cache'),
    }
    stage.setVariables(variables)
    await use({
      server,
      appImage,
      old,
      artefact: program('newer', mark),
      mark: () => readFile(mark, 'utf8').catch(() => ''),
      variables,
    })
    await server.stop()
  },
})

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
const strip = (page: Page, text: string | RegExp) => notices(page).getByText(text)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function checkByMenu({ app }: Wall): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find(({ label }) => label === 'Check for updates')?.click()
  })
}

async function version(): Promise<string> {
  const text = await readFile(join(ROOT, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

function logOf(stage: Stage): Promise<string> {
  return readFile(join(stage.folder, 'user-data/logs/camwall.log'), 'utf8').catch(() => '')
}

test('a newer version is offered, downloaded when asked, and takes over with the same flags', async ({
  stage,
  release: { server, appImage, old, artefact, mark },
}) => {
  server.publish({ version: NEWER, artefact })
  const { app, page } = await stage.start('--demo', '2')
  await expect(tiles(page)).toHaveCount(2)
  await expect(strip(page, `Camwall ${NEWER} is there.`)).toBeVisible()
  await expect(strip(page, `/releases/tag/v${NEWER}`)).toBeVisible()
  expect(server.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml'])

  await button(page, 'Download').click()
  await expect(strip(page, `Camwall ${NEWER} is downloaded.`)).toBeVisible()
  expect(await readFile(appImage)).toEqual(old)
  for (const { headers } of server.asked) {
    expect(headers).not.toHaveProperty('x-user-staging-id')
    expect(headers['user-agent']).toBe('electron-builder')
  }

  const closed = app.waitForEvent('close')
  await button(page, 'Restart to update').click()
  await closed
  expect(await readFile(appImage)).toEqual(artefact)
  await expect.poll(mark).toMatch(/^newer\n(.*\n)*--demo\n2\n/)
  const text = await readFile(join(stage.folder, 'report.json'), 'utf8')
  const { requests } = JSON.parse(text) as Report
  expect(requests.received).toBeGreaterThan(0)
  expect(requests.answered).toBe(requests.received)
})

test('a fault at the very end starts the old version again', async ({
  stage,
  release: { server, appImage, old, artefact, mark },
}) => {
  server.publish({ version: NEWER, artefact })
  const { app, page } = await stage.start()
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
  await mkdir(`${appImage}.new`) // In the way of the copy.
  const closed = app.waitForEvent('close')
  await button(page, 'Restart to update').click()
  await closed
  await expect.poll(mark).toMatch(/^old\n/)
  expect(await readFile(appImage)).toEqual(old)
  expect(await logOf(stage)).toMatch(/error: updates: .*EISDIR/)
})

for (const [name, published] of [
  ['the same', version],
  ['an older', () => '0.0.1'],
] as const)
  test(`${name} version is quiet, and the menu says that this is the newest`, async ({
    stage,
    release: { server, artefact },
  }) => {
    server.publish({ version: await published(), artefact })
    const wall = await stage.start()
    await expect.poll(() => logOf(stage)).toContain('is not available')
    await expect(notices(wall.page)).toHaveCount(0)
    await checkByMenu(wall)
    await expect(strip(wall.page, `Camwall ${await version()} is the newest.`)).toBeVisible()
  })

test('an artefact that was tampered with is refused in clear words, and nothing is changed', async ({
  stage,
  release: { server, appImage, old, artefact },
}) => {
  server.publish({
    version: NEWER,
    artefact: Buffer.concat([artefact, Buffer.from('echo evil\n')]),
    checksumOf: artefact,
  })
  const wall = await stage.start()
  const { page } = wall
  await button(page, 'Download').click()
  await expect(
    strip(page, 'The update was refused: its checksum is not the one that was published.'),
  ).toBeVisible()
  await expect(button(page, 'Restart to update')).toHaveCount(0)
  expect(await readFile(appImage)).toEqual(old)

  server.publish({ version: NEWER, artefact })
  await button(page, 'Later').click()
  await checkByMenu(wall)
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
})

for (const [name, publish] of [
  ['garbage', (server: UpdateServer) => server.publishText('<html>: [not, yml')],
  ['nothing', () => undefined],
] as const)
  test(`${name} in place of a description is told in the log, and to who asks`, async ({
    stage,
    release: { server },
  }) => {
    publish(server)
    const wall = await stage.start()
    await expect.poll(() => logOf(stage)).toContain('error: updates:')
    await expect(notices(wall.page)).toHaveCount(0)
    await checkByMenu(wall)
    await expect(strip(wall.page, /could not find out whether there is a newer/)).toBeVisible()
  })

test('without a server nobody is told but who asks', async ({ stage, release: { server } }) => {
  await server.stop()
  const wall = await stage.start()
  await expect.poll(() => logOf(stage)).toContain('ERR_CONNECTION_REFUSED')
  await expect(notices(wall.page)).toHaveCount(0)
  await checkByMenu(wall)
  await expect(strip(wall.page, /ERR_CONNECTION_REFUSED/)).toBeVisible()
})

test('a server that never answers is given up, and asked again', async ({
  stage,
  release: { server, artefact },
}) => {
  stage.setVariables(SHORT_PATIENCE)
  server.fallSilent()
  const wall = await stage.start()
  await expect.poll(() => server.asked.length).toBe(1)
  await checkByMenu(wall)
  await expect(strip(wall.page, /did not answer within 5 seconds/)).toBeVisible()
  expect(server.asked).toHaveLength(1)
  server.answerAgain()
  server.publish({ version: NEWER, artefact })
  await checkByMenu(wall)
  await button(wall.page, 'Download').click()
  await expect(button(wall.page, 'Restart to update')).toBeVisible()
})

test('switched off nothing is asked; switched on it is asked at once, and that is kept', async ({
  stage,
  release: { server, artefact },
}) => {
  server.publish({ version: NEWER, artefact })
  const data = join(stage.folder, 'user-data')
  await mkdir(data)
  await writeFile(
    join(data, 'settings.json'),
    JSON.stringify({ version: 1, app: { lookForUpdates: false } }),
  )
  const { page } = await stage.start()
  await button(page, 'Settings').click()
  const look = page.getByRole('checkbox', { name: 'Look for updates' })
  await expect(look).not.toBeChecked()
  // Unpacked, Camwall looks as soon as it starts: it would have asked long ago.
  expect(server.asked).toEqual([])
  await look.check()
  await expect(strip(page, `Camwall ${NEWER} is there.`)).toBeVisible()
  const saved = () => readFile(join(data, 'settings.json'), 'utf8')
  await expect.poll(saved).toContain('"lookForUpdates": true')
})

test('later is not again, unless a person asks', async ({
  stage,
  release: { server, artefact },
}) => {
  server.publish({ version: NEWER, artefact })
  const wall = await stage.start()
  await button(wall.page, 'Later').click()
  await expect(strip(wall.page, NEWER)).toHaveCount(0)
  await checkByMenu(wall)
  await expect(button(wall.page, 'Download')).toBeVisible()
})

test('a download tells how far it is, and can be cancelled', async ({
  stage,
  release: { server, appImage, old, artefact },
}) => {
  server.publish({ version: NEWER, artefact: Buffer.alloc(1_000_000), isSlow: true })
  const wall = await stage.start()
  await button(wall.page, 'Download').click()
  await expect(strip(wall.page, /is being downloaded\. [1-9]\d? %/)).toBeVisible()
  await button(wall.page, 'Cancel').click()
  await expect(notices(wall.page)).toHaveCount(0)
  expect(await readFile(appImage)).toEqual(old)

  server.publish({ version: NEWER, artefact })
  await checkByMenu(wall)
  await button(wall.page, 'Download').click()
  await expect(button(wall.page, 'Restart to update')).toBeVisible()
})

test('a download of which nothing more comes is given up, and offered anew', async ({
  stage,
  release: { server, appImage, old, artefact },
}) => {
  stage.setVariables(SHORT_PATIENCE)
  server.publish({ version: NEWER, artefact: Buffer.alloc(1_000_000), isSlow: true })
  const { page } = await stage.start()
  await button(page, 'Download').click()
  await expect(strip(page, /is being downloaded\. [1-9]\d? %/)).toBeVisible()
  server.stall()
  server.publish({ version: NEWER, artefact })
  await expect(strip(page, /nothing more came for 5 seconds/)).toBeVisible()
  expect(await readFile(appImage)).toEqual(old)
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
})

test('what cannot replace itself tells where the newer version is', async ({ stage, release }) => {
  const { server, artefact } = release
  server.publish({ version: NEWER, artefact })
  stage.setVariables({ APPIMAGE: '' })
  const { page } = await stage.start()
  await expect(strip(page, `Get it: https://github.com/`)).toBeVisible()
  await expect(button(page, 'Download')).toHaveCount(0)
  await expect(notices(page).getByRole('button', { name: 'Copy' })).toBeVisible()
})

test('a Camwall that was started from its sources says so, and has nothing to switch off', async ({
  stage,
}) => {
  const wall = await stage.start()
  await checkByMenu(wall)
  await expect(strip(wall.page, /started from its sources/)).toBeVisible()
  await button(wall.page, 'Settings').click()
  await expect(wall.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect(wall.page.getByRole('checkbox', { name: 'Look for updates' })).toHaveCount(0)
})

test('no other network is asked', async ({ stage, release: { server, artefact, variables } }) => {
  server.publish({ version: NEWER, artefact })
  const netLog = join(stage.folder, 'net.json')
  await run(
    process.env['CAMWALL_ELECTRON'] ?? '',
    [
      ...[...ELECTRON_ARGS, `--log-net-log=${netLog}`, ROOT],
      ...['--listen', `tcp://127.0.0.1:${await freePort()}`, '--exit-after', '3'],
      ...['--user-data-dir', join(stage.folder, 'user-data')],
    ],
    { env: { ...process.env, ...variables } },
  )
  const asked = [...(await readFile(netLog, 'utf8')).matchAll(/"url":"([^"?]*)/g)]
  expect(new Set(asked.map(([, url]) => url))).toEqual(
    new Set([`${server.address}/latest-linux.yml`]),
  )
})
