/** Updates: the real electron-updater with a server on loopback; it replaces a file of the test. */
import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { chromiumSwitches } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import { UpdateServer } from '../support/update-server.ts'
import {
  clickMenu,
  expect,
  SHORT_TIME_LIMITS,
  test as base,
  type Stage,
  type Wall,
} from './camwall.ts'
import { notice, notices, openNotices } from './notices.ts'
import { tiles } from './tiles.ts'

const run = promisify(execFile)

const NEWER = '99.1.0'

/** A program that writes its name and its arguments to a file. */
function program(name: string, mark: string): Buffer {
  return Buffer.from(`#!/bin/sh\nprintf '%s\\n' ${name} "$@" > '${mark}'\n`)
}

interface Release {
  readonly server: UpdateServer
  /** The path that the tested Camwall uses as its own AppImage. */
  readonly appImage: string
  readonly old: Buffer
  readonly artefact: Buffer
  /** What the last started version has written. */
  readonly mark: () => Promise<string>
  /** Makes Camwall check for updates. */
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
      APPDIR: dirname(process.env['CAMWALL_ELECTRON'] ?? ''),
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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const checkByMenu = (wall: Wall) => clickMenu(wall, 'check-for-updates')

async function version(): Promise<string> {
  const text = await readFile(join(repoRoot, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

function logOf(stage: Stage): Promise<string> {
  return readFile(join(stage.folder, 'user-data/logs/camwall.log'), 'utf8').catch(() => '')
}

test('a newer version is offered, downloaded on request, and started with the same flags', async ({
  stage,
  release: { server, appImage, old, artefact, mark },
}) => {
  server.publish({ version: NEWER, artefact })
  const { app, page } = await stage.start('--demo', '2')
  await expect(tiles(page)).toHaveCount(2)
  await expect(notice(page, `Camwall ${NEWER} is available.`)).toBeVisible()
  await expect(notice(page, `/releases/tag/v${NEWER}`)).toBeVisible()
  expect(server.requests.map(({ path }) => path)).toEqual(['/latest-linux.yml'])

  await openNotices(page)
  await button(page, 'Download').click()
  await expect(notice(page, `Camwall ${NEWER} is downloaded.`)).toBeVisible()
  expect(await readFile(appImage)).toEqual(old)
  for (const { headers } of server.requests) {
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

test('an error at the last step starts the old version again', async ({
  stage,
  release: { server, appImage, old, artefact, mark },
}) => {
  server.publish({ version: NEWER, artefact })
  const { app, page } = await stage.start()
  await openNotices(page)
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
  await mkdir(`${appImage}.new`) // Makes the copy fail.
  const closed = app.waitForEvent('close')
  await button(page, 'Restart to update').click()
  await closed
  await expect.poll(mark).toMatch(/^old\n/)
  expect(await readFile(appImage)).toEqual(old)
  expect(await logOf(stage)).toMatch(/error: updates: .*EISDIR/)
})

test('what a check finds is shown to a person who checks, and without one only what is newer', async ({
  stage,
  release: { server, appImage, old, artefact },
}) => {
  server.publishText('<html>: [not, yml')
  const wall = await stage.start()
  const { page } = wall
  await expect.poll(() => logOf(stage)).toContain('error: updates:')
  await expect(notices(page)).toHaveCount(0)
  await clickMenu(wall, 'notices')
  const answers = async (what: RegExp | string) => {
    await checkByMenu(wall)
    await expect(notice(page, what)).toBeVisible()
    await button(page, 'Dismiss').click()
    await expect(notice(page, what)).toHaveCount(0)
  }
  await answers(/Could not check for updates/)
  server.withdraw()
  await answers(/Could not check for updates.*404/s)
  await server.stop()
  await answers(/ERR_CONNECTION_REFUSED/)
  await server.startAgain()

  const newest = `Camwall ${await version()} is the newest version.`
  server.publish({ version: await version(), artefact })
  await answers(newest)
  server.publish({ version: '0.0.1', artefact })
  await answers(newest)

  const tampered = Buffer.concat([artefact, Buffer.from('echo evil\n')])
  server.publish({ version: NEWER, artefact: tampered, checksumOf: artefact })
  await checkByMenu(wall)
  await button(page, 'Download').click()
  await expect(
    notice(page, 'The update was refused: its checksum is not the published one.'),
  ).toBeVisible()
  await expect(button(page, 'Restart to update')).toHaveCount(0)
  expect(await readFile(appImage)).toEqual(old)

  server.publish({ version: NEWER, artefact })
  await button(page, 'Later').click()
  await expect(notice(page, NEWER)).toHaveCount(0)
  await checkByMenu(wall)
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
})

test('a check without an answer and a download that stalls time out; a download shows its progress, and can be cancelled', async ({
  stage,
  release: { server, appImage, old, artefact },
}) => {
  stage.setVariables(SHORT_TIME_LIMITS)
  server.fallSilent()
  const wall = await stage.start()
  const { page } = wall
  await expect.poll(() => server.requests.length).toBe(1)
  await checkByMenu(wall)
  await expect(notice(page, /did not answer within 5 seconds/)).toBeVisible()
  expect(server.requests).toHaveLength(1)
  await openNotices(page)
  await button(page, 'Dismiss').click()

  server.answerAgain()
  server.publish({ version: NEWER, artefact: Buffer.alloc(1_000_000), isSlow: true })
  await checkByMenu(wall)
  await button(page, 'Download').click()
  const progress = notice(page, /Downloading Camwall .*[1-9]\d?%/s)
  await expect(progress).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(notices(page)).toHaveCount(0)

  await checkByMenu(wall)
  await button(page, 'Download').click()
  await expect(progress).toBeVisible()
  server.stall()
  server.publish({ version: NEWER, artefact })
  await expect(notice(page, /no data arrived for 5 seconds/)).toBeVisible()
  expect(await readFile(appImage)).toEqual(old)
  await button(page, 'Download').click()
  await expect(button(page, 'Restart to update')).toBeVisible()
})

test('switched off, no check is made; switched on, one is made at once, and the setting is saved', async ({
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
  const check = page.getByRole('checkbox', { name: 'Check for updates' })
  await expect(check).not.toBeChecked()
  // An unpacked Camwall checks as soon as it starts.
  expect(server.requests).toEqual([])
  await check.check()
  await expect(notice(page, `Camwall ${NEWER} is available.`)).toBeVisible()
  const saved = () => readFile(join(data, 'settings.json'), 'utf8')
  await expect.poll(saved).toContain('"lookForUpdates": true')
})

test('an installation that cannot update itself shows where the newer version is', async ({
  stage,
  release,
}) => {
  const { server, artefact } = release
  server.publish({ version: NEWER, artefact })
  stage.setVariables({ APPDIR: stage.folder }) // As in the terminal of another AppImage.
  const { page } = await stage.start()
  await expect(notice(page, `Download page: https://github.com/`)).toBeVisible()
  await openNotices(page)
  await expect(button(page, 'Later')).toBeVisible()
  await expect(button(page, 'Download')).toHaveCount(0)
  await expect(page.locator('.notice').getByRole('button', { name: 'Copy' })).toBeVisible()
})

test('a Camwall that was started from its sources says so, and has no switch for updates', async ({
  stage,
}) => {
  const wall = await stage.start()
  await checkByMenu(wall)
  await expect(notice(wall.page, /runs from its sources/)).toBeVisible()
  await button(wall.page, 'Settings').click()
  await expect(wall.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect(wall.page.getByRole('checkbox', { name: 'Check for updates' })).toHaveCount(0)
})

test('no other server is contacted', async ({
  stage,
  release: { server, artefact, variables },
}) => {
  server.publish({ version: NEWER, artefact })
  const netLog = join(stage.folder, 'net.json')
  await run(
    process.env['CAMWALL_ELECTRON'] ?? '',
    [
      ...[...chromiumSwitches(isRoot()), `--log-net-log=${netLog}`, repoRoot],
      ...['--listen', `tcp://127.0.0.1:${await freePort()}`, '--exit-after', '3'],
      ...['--user-data-dir', join(stage.folder, 'user-data')],
    ],
    { env: { ...process.env, ...variables } },
  )
  const requested = [...(await readFile(netLog, 'utf8')).matchAll(/"url":"([^"?]*)/g)]
  expect(new Set(requested.map(([, url]) => url))).toEqual(
    new Set([`${server.address}/latest-linux.yml`]),
  )
})
