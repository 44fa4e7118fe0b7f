/**
 * Every text comes from the table of texts: in the pseudo-locale all of them have accents, and values stand between the
 * isolates U+2068 and U+2069. A plain ASCII letter anywhere else did not come from the table.
 */
import type { Page } from '@playwright/test'
import { Reply, Request } from 'zeromq'
import { STATE_CHANNEL } from '../../src-main/contract/bridge.ts'
import type { HubSettingsPatch } from '../../src-main/contract/settings.ts'
import { PSEUDO } from '../../src-main/contract/text/pseudo.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import type { UpdateState } from '../../src-main/features/updates/contract.ts'
import { closeBound } from '../../src-main/receive/imagezmq/close-bound.ts'
import { freePort, freePorts } from '../support/free-port.ts'
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

/** Texts that are the same in every language. */
const UNTRANSLATED: readonly RegExp[] = [
  // Addresses, as ZeroMQ writes them.
  /\btcp:\/\/\S+/g,
  // ZeroMQ's names of the messaging patterns.
  /\b(REQ\/REP|PUB\/SUB)\b/g,
  // Orders of the channels, and NumPy's names of types.
  /\b(BGR|RGB|uint8)\b/g,
]

/** Their contents are the same in every language, too: programs in Python, and paths of folders. */
const VERBATIM = '.program pre, output'

/** The product's name, which is the title of the page and of the window. */
const TITLE = 'Camwall'

const ATTRIBUTES = [
  'title',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'alt',
]

interface ShownText {
  readonly where: string
  readonly text: string
}

/** All that a person sees or hears on the page, values of fields aside. */
function textsOf(page: Page): Promise<readonly ShownText[]> {
  return page.evaluate(
    ([attributes, verbatim]) => {
      const nameOf = ({ tagName, className }: Element) =>
        typeof className === 'string' ? `${tagName.toLowerCase()}.${className}` : tagName
      const texts: ShownText[] = []
      const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (nodes.nextNode() !== null) {
        const { parentElement, textContent } = nodes.currentNode
        if (parentElement?.closest(`textarea, ${verbatim}`) !== null) continue
        texts.push({ where: nameOf(parentElement), text: textContent ?? '' })
      }
      for (const element of document.querySelectorAll('body *'))
        for (const name of attributes) {
          const text = element.getAttribute(name)
          if (text !== null) texts.push({ where: `${nameOf(element)} [${name}]`, text })
        }
      return texts
    },
    [ATTRIBUTES, VERBATIM] as const,
  )
}

/** The letters of a text that did not come from the table. */
function bareIn(text: string): readonly string[] {
  let rest = text
  // Values may have values of their own.
  for (let last = ''; last !== rest;) {
    last = rest
    rest = rest.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')
  }
  for (const pattern of UNTRANSLATED) rest = rest.replace(pattern, '')
  return rest.match(/[A-Za-z]+/g) ?? []
}

function bareAmong(texts: readonly ShownText[]): readonly ShownText[] {
  return texts.filter(({ text }) => bareIn(text).length > 0)
}

/** Checks all texts of a view, and keeps a picture of one that failed. All views are checked, also after one that failed. */
async function checkView({ page }: Wall, view: string): Promise<void> {
  const texts = await textsOf(page)
  expect(texts.length, view).toBeGreaterThan(10)
  const bare = bareAmong(texts)
  expect.soft(bare, view).toEqual([])
  if (bare.length > 0) await page.screenshot({ path: test.info().outputPath(`${view}.png`) })
  expect(await page.title(), view).toBe(TITLE)
}

async function change({ page }: Wall, patch: HubSettingsPatch): Promise<void> {
  const answer = await page.evaluate(
    (changed) => window.camwall.request('settings:change', 'hub', changed),
    patch,
  )
  expect(answer).toHaveProperty('result')
}

/** As the main process sends it: a Camwall that runs from its sources has no updates. */
async function sendUpdate({ app }: Wall, update: UpdateState): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [channel, state]) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        webContents.postMessage(channel, { topics: { update: state } })
    },
    [STATE_CHANNEL, update] as const,
  )
}

/** A message that cannot be shown, from a sender that gets its reply. */
async function sendNonsense(address: string, camera: string): Promise<void> {
  const socket = new Request({ linger: 0 })
  socket.connect(address)
  await socket.send([JSON.stringify({ msg: camera }), '<no picture>'])
  await socket.receive()
  socket.close()
}

function menuLabels({ app }: Wall): Promise<readonly ShownText[]> {
  return app.evaluate(({ Menu }) => {
    const labelsOf = (menu: Electron.Menu | null | undefined): ShownText[] =>
      (menu?.items ?? []).flatMap((item) => [
        { where: item.id, text: item.label },
        ...labelsOf(item.submenu),
      ])
    return labelsOf(Menu.getApplicationMenu())
  })
}

const openSettings = ({ page }: Wall) =>
  page.getByRole('button', { name: PSEUDO.text('status.settings'), exact: true }).click()

async function fill({ page }: Wall, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(text)
  await field.blur()
}

test.beforeEach(({ stage }) => {
  stage.setVariables({ CAMWALL_LANGUAGE: 'pseudo' })
})

test('finds a text that is not in the table, and none that is', () => {
  expect(bareIn(PSEUDO.text('voice.solo', { camera: 'Barn' }))).toEqual([])
  expect(bareIn('REQ/REP tcp://127.0.0.1:5555')).toEqual([])
  expect(bareIn('Dismiss')).toEqual(['Dismiss'])
  expect(bareIn(`Lost ${PSEUDO.text('warning.gone')}`)).toEqual(['Lost'])
})

test('the menu bar, the empty wall and the settings', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  const labels = await menuLabels(wall)
  expect(labels.length).toBeGreaterThan(20)
  expect(bareAmong(labels)).toEqual([])
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US')
  await expect(page.locator('.program')).toBeVisible()
  await checkView(wall, 'empty-loopback')
  await change(wall, { listen: `tcp://*:${await freePort()}` })
  await expect(page.locator('.empty-caution')).toHaveCount(0)
  await checkView(wall, 'empty-everywhere')
  const taken = new Reply()
  await taken.bind('tcp://127.0.0.1:*')
  await change(wall, { listen: taken.lastEndpoint ?? '' })
  await expect(page.locator('.empty-fault')).toBeVisible()
  await checkView(wall, 'empty-fault')
  await change(wall, { listen: wall.address })
  await closeBound(taken)

  await change(wall, { allowFrom: ['10.0.0.7'], allowNames: ['Βορράς'], encrypt: true })
  await expect(page.locator('.program')).toContainText('HUB_KEY')
  await checkView(wall, 'empty-encrypted')
  await openSettings(wall)
  await fill(wall, PSEUDO.text('settings.access-addresses'), 'nowhere')
  await page.getByLabel(PSEUDO.text('names.rule')).selectOption('pattern')
  await fill(wall, PSEUDO.text('names.pattern'), '(')
  await fill(wall, PSEUDO.text('encryption.keys'), 'no key')
  await fill(wall, PSEUDO.text('settings.listen-field', { position: 1 }), 'udp://*:5555')
  await fill(wall, PSEUDO.text('limits.max-fps'), '0')
  await fill(wall, PSEUDO.text('limits.max-mbps'), 'fast')
  await expect(page.getByRole('alert')).toHaveCount(6)
  await checkView(wall, 'settings-errors')
  await page.locator('.sheet').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight))
  await checkView(wall, 'settings-errors-below')
  await page.keyboard.press('Escape')

  await change(wall, { mode: 'pub-sub' })
  await expect(page.locator('.empty-publishers')).toBeVisible()
  await checkView(wall, 'empty-pub-sub-encrypted')
  await change(wall, { encrypt: false })
  const [known = 0, other = 0] = await freePorts(2)
  await change(wall, { connect: [`tcp://127.0.0.1:${known}`] })
  await expect(page.locator('.publishers li[data-state=waiting]')).toBeVisible()
  await checkView(wall, 'empty-pub-sub')
  await openSettings(wall)
  await expect(page.locator('.connection')).toBeVisible()
  await checkView(wall, 'settings-pub-sub')
  await page.keyboard.press('Escape')
  await change(wall, {
    encrypt: true,
    connect: [known, other].map((port) => `tcp://127.0.0.1:${port}`),
  })
  await expect(page.locator('.publishers li[data-state=keyless]')).toHaveCount(2)
  await openSettings(wall)
  await page.getByRole('button', { name: PSEUDO.text('settings.add-publisher') }).click()
  await fill(wall, PSEUDO.text('settings.publisher', { position: 3 }), `tcp://127.0.0.1:${known}`)
  await expect(page.getByRole('alert')).toHaveCount(3)
  await checkView(wall, 'settings-pub-sub-errors')
})

test('a wall with cameras in every state', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  const sender = { kind: 'jpg', mode: 'req-rep', address: wall.address } as const
  stage.senders([
    { ...sender, name: 'Βορράς', colour: [200, 120, 40] },
    { ...sender, name: 'Ανατολή', colour: [40, 160, 40] },
    { ...sender, name: 'Νότος', colour: [200, 200, 200], fps: 0.05 },
  ])
  const leaving = stage.senders([{ ...sender, name: 'Δύση', colour: [40, 40, 200] }])
  await expect(tiles(page)).toHaveCount(4)
  await leaving.kill()
  await sendNonsense(wall.address, 'Βορράς')
  await sendNonsense(wall.address, 'Σκιά')
  await expect(tile(page, 'Δύση')).toHaveAttribute('data-state', 'gone')
  await expect(tile(page, 'Νότος')).toHaveAttribute('data-state', 'stalled')
  await expect(page.locator('.bar-warning')).toBeVisible()
  await expect(tile(page, 'Βορράς').locator('.tile-fault')).toBeVisible()
  await tile(page, 'Ανατολή').hover()
  await checkView(wall, 'wall')
  await page.keyboard.press('Control+Shift+h')
  await expect(page.locator('[data-trouble=gone]')).toHaveCount(1)
  await checkView(wall, 'health')
  await page.keyboard.press('Escape')

  await tile(page, 'Βορράς').click()
  await tile(page, 'Ανατολή').click({ modifiers: ['ControlOrMeta'] })
  await expect(page.locator('[data-selected]')).toHaveCount(2)
  await checkView(wall, 'selected')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-held]')).toHaveCount(1)
  await checkView(wall, 'held')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.locator('.spoken[aria-live]')).not.toBeEmpty()
  await checkView(wall, 'cleared')
  await tile(page, 'Βορράς').press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await checkView(wall, 'solo')
  await page.keyboard.press('Escape')
  await tile(page, 'Βορράς').press('Delete')
  await checkView(wall, 'not-removed')
  await page.keyboard.press('Control+l')
  const grid = page.getByRole('radio', { name: PSEUDO.text('layout.2x2'), exact: true })
  await grid.check()
  await expect(grid).toBeChecked()
  await checkView(wall, 'layout')
  await page.keyboard.press('Escape')
  await tile(page, 'Βορράς').press('v')
  await expect(page.locator('.histogram-levels [title], .histogram-levels[title]')).toBeVisible()
  await checkView(wall, 'values')
  await tile(page, 'Βορράς').press('v')

  await tile(page, 'Βορράς').press('F2')
  await checkView(wall, 'rename')
  await page.keyboard.press('Escape')
  await clickMenu(wall, 'replace-camera')
  await expect(page.locator('.replaceable-camera')).toHaveCount(1)
  await checkView(wall, 'replace')
  await page.keyboard.press('Escape')

  await openSettings(wall)
  await expect(page.locator('.names-name')).not.toHaveCount(0)
  await checkView(wall, 'settings')
  const taken = new Reply()
  await taken.bind('tcp://127.0.0.1:*')
  await change(wall, { listen: taken.lastEndpoint ?? '' })
  await expect(page.locator('.bar-fault')).toBeVisible()
  await checkView(wall, 'port-taken')
  await closeBound(taken)
  await change(wall, { listen: wall.address, allowNames: ['Βορράς'] })
  await page.locator('.bar-notices button').click()
  const refused = page.locator('.notice').filter({ hasText: PSEUDO.text('settings.access') })
  await expect(refused).not.toHaveCount(0)
  await checkView(wall, 'refused')

  const [version, address] = ['9.9.9', 'https://example.com/9.9.9']
  await sendUpdate(wall, { kind: 'offered', version, address, canTake: true })
  await expect(page.locator('.update-acts')).toBeVisible()
  await page.locator('.sheet').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight))
  await checkView(wall, 'update-offered')
  await sendUpdate(wall, { kind: 'offered', version, address, canTake: false })
  await checkView(wall, 'update-elsewhere')
  await sendUpdate(wall, { kind: 'downloading', version, percent: 42 })
  await expect(page.locator('.notice-figure').filter({ hasText: '42' })).toBeVisible()
  await checkView(wall, 'update-downloading')
  await sendUpdate(wall, { kind: 'downloaded', version })
  await checkView(wall, 'update-downloaded')
})
