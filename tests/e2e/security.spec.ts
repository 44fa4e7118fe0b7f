/** Checks each item of Electron's security checklist in the real program; docs/security.md has the table. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { chromiumSwitches } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { noticeRequests } from '../../src-main/app/notices/contract.ts'
import { wallRequests } from '../../src-main/app/wall/contract.ts'
import { windowRequests } from '../../src-main/app/windows/contract.ts'
import { updateRequests } from '../../src-main/features/updates/contract.ts'
import { freePort } from '../support/free-port.ts'
import { expect, type Wall } from './camwall.ts'
import { withSharedWall } from './shared-wall.ts'

const run = promisify(execFile)

/** What a test has added to the page is gone when it is loaded again. */
const test = withSharedWall(
  (stage) => stage.start(),
  async ({ page }) => {
    await page.reload()
    await page.locator('[data-hub]').waitFor()
  },
)

/** The window preferences that Electron's checklist covers; Electron reports them, but its types do not include them. */
interface HasPreferences {
  getLastWebPreferences(): Readonly<Record<string, unknown>>
}

/** Requests of the core and of features. */
const NAMES = [
  'wall:open',
  'command:run',
  'settings:change',
  ...[wallRequests, noticeRequests, windowRequests, updateRequests].flatMap(Object.keys),
]

/** An external page. No test loads it, because each attempt is refused before. */
const ELSEWHERE = 'https://example.com/'

/** Loads an address into a window with Camwall's preload, and sends every request of the bridge. */
async function requestFrom(wall: Wall, address: string): Promise<readonly string[]> {
  return wall.app.evaluate(
    async ({ app, BrowserWindow }, [url, names]) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload } })
      await window.loadURL(url)
      const answers = (await window.webContents.executeJavaScript(`Promise.all(
      ${JSON.stringify(names)}.map((name) =>
        camwall.request(name).then((answer) => answer.why?.key ?? name + ' was answered')),
    )`)) as string[]
      window.destroy()
      return answers
    },
    [address, NAMES] as const,
  )
}

/** Adds each piece of HTML to the page; returns the policy directives that were violated so far. */
async function tryOnPage(
  page: Page,
  attempts: readonly string[],
): Promise<() => Promise<string[]>> {
  const refused = await page.evaluateHandle((htmls) => {
    const directives = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      directives.add(effectiveDirective),
    )
    for (const html of htmls) {
      const holder = document.body.appendChild(document.createElement('div'))
      holder.innerHTML = html
      // Browsers never run a script element from HTML text, but do run one that a script creates.
      for (const { textContent } of holder.querySelectorAll('script'))
        holder.appendChild(document.createElement('script')).textContent = textContent
      for (const button of holder.querySelectorAll('button')) button.click()
    }
    return directives
  }, attempts)
  return () => refused.evaluate((directives) => [...directives].sort())
}

test('preferences: sandboxed, isolated, without Node, and no protection is disabled', async ({
  wall: { app, page },
}) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents
    return (contents as HasPreferences).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  })
  for (const off of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag'])
    expect(preferences).not.toHaveProperty(off, true)
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('')
  const switches = await app.evaluate(({ app: program }) =>
    ['disable-web-security', 'allow-running-insecure-content', 'enable-blink-features'].filter(
      (name) => program.commandLine.hasSwitch(name),
    ),
  )
  expect(switches).toEqual([])

  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    bridge: [...new Set(Object.values(window.camwall).map((value) => typeof value))].sort(),
    webview: 'getWebContentsId' in document.createElement('webview'),
    isSecureContext,
    origin: location.origin,
  }))
  expect(found).toEqual({
    node: [],
    bridge: ['function', 'string'],
    webview: false,
    isSecureContext: true,
    origin: 'camwall://wall',
  })
})

test('the content security policy forbids inline code, eval and external sources', async ({
  wall: { page },
  expectErrors,
}) => {
  expectErrors(/Content Security Policy/)
  const headers = await page.evaluate(async () => {
    const { headers } = await fetch(location.href)
    return [headers.get('Content-Security-Policy'), headers.get('X-Content-Type-Options')]
  })
  expect(headers[0]).toContain("default-src 'none'")
  expect(headers[0]).not.toContain('unsafe')
  expect(headers[1]).toBe('nosniff')

  const refused = await tryOnPage(page, [
    '<script>window.ran = true</script>',
    '<button onclick="window.ran = true"></button>',
    '<style>b { color: red }</style>',
    '<b style="color: red"></b>',
    `<img src="${ELSEWHERE}a.png">`,
    `<iframe src="${ELSEWHERE}"></iframe>`,
    `<object data="${ELSEWHERE}a.pdf"></object>`,
    `<video src="${ELSEWHERE}a.mp4"></video>`,
  ])
  await expect
    .poll(refused)
    .toEqual([
      ...['frame-src', 'img-src', 'media-src', 'object-src'],
      ...['script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
    ])

  const fetched = await page.evaluate(
    (elsewhere) =>
      fetch(elsewhere).then(
        () => 'fetched',
        () => 'refused',
      ),
    ELSEWHERE,
  )
  expect(fetched).toBe('refused')
  // Playwright's evaluation may use eval; code that runs later may not.
  const later = (code: string) =>
    page.evaluate(`new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(${code})
        } catch (error) {
          resolve(error.name)
        }
      }),
    )`)
  expect(await later(`new Function('return "evaluated"')()`)).toBe('EvalError')
  // An empty module, which only the painting worker may compile.
  expect(
    await later('new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) && "compiled"'),
  ).toBe('CompileError')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('no permission is granted', async ({ wall: { page } }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
        async (name) => (await navigator.permissions.query({ name: name as 'midi' })).state,
      ),
    ),
  )
  expect(new Set(states)).toEqual(new Set(['denied']))
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  const refused = await page.evaluate(() =>
    Promise.allSettled([
      new Promise((found, lost) => navigator.geolocation.getCurrentPosition(found, lost)),
      navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      navigator.mediaDevices.getDisplayMedia(),
      navigator.clipboard.readText(),
      navigator.requestMIDIAccess(),
    ]).then((results) => results.map(({ status }) => status)),
  )
  expect(refused).toEqual(Array.from({ length: 5 }, () => 'rejected'))
})

test('the page cannot navigate away or open a window', async ({ wall: { app, page } }) => {
  const address = page.url()
  const targets = [ELSEWHERE, 'http://127.0.0.1:9/', 'camwall://elsewhere/index.html']
  const opened = await page.evaluate(
    (urls) => [...urls, location.href, 'about:blank'].map((url) => window.open(url)),
    targets,
  )
  expect(opened).toEqual([null, null, null, null, null])
  const requested = await app.evaluateHandle(({ BrowserWindow }) => {
    const seen: { readonly url: string; readonly isRefused: boolean }[] = []
    BrowserWindow.getAllWindows()[0]?.webContents.on(
      'will-frame-navigate',
      ({ url, defaultPrevented }) => seen.push({ url, isRefused: defaultPrevented }),
    )
    return seen
  })
  for (const [index, target] of targets.entries()) {
    await page.evaluate((url) => void (location.href = url), target)
    await expect
      .poll(() => requested.evaluate((seen) => seen))
      .toEqual(targets.slice(0, index + 1).map((url) => ({ url, isRefused: true })))
  }
  expect(page.url()).toBe(address)
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})

test('requests are answered only to Camwall’s own page', async ({ wall }) => {
  for (const address of ['data:text/html,elsewhere', 'camwall://elsewhere/index.html']) {
    const answers = await requestFrom(wall, address)
    expect(answers.length).toBeGreaterThan(5)
    for (const answer of answers) expect(answer).toBe('request.foreign-page')
  }
  const own = await wall.page.evaluate(() =>
    window.camwall.request('wall:open').then((answer) => Object.keys(answer)),
  )
  expect(own).toEqual(['result'])
})

test('Camwall’s protocol serves only the files of the page', async ({ wall: { app } }) => {
  const given = (paths: readonly string[]) =>
    app.evaluate(
      ({ net }, urls) =>
        Promise.all(
          urls.map((url) =>
            net.fetch(url).then(
              ({ ok }) => ok,
              () => false,
            ),
          ),
        ),
      paths.map((path) => `camwall://${path}`),
    )
  expect(await given(['wall/index.html'])).toEqual([true])
  const outside = [
    'wall/..%2fmain%2fmain.js',
    'wall/%2e%2e/main/main.js',
    'wall/..%5cmain%5cmain.js',
    'wall/assets/..%2f..%2f..%2fpackage.json',
    'wall/%2fetc%2fpasswd',
    'wall/%',
    'wall/%00',
    'wall/',
    'wall/assets',
    'elsewhere/index.html',
  ]
  expect(await given(outside)).toEqual(outside.map(() => false))
})

test('no network requests are made', async ({ stage }) => {
  const netLog = join(stage.folder, 'net.json')
  await run(process.env['CAMWALL_ELECTRON'] ?? '', [
    ...[...chromiumSwitches(isRoot()), `--log-net-log=${netLog}`, repoRoot],
    ...['--listen', `tcp://127.0.0.1:${await freePort()}`, '--demo', '2', '--exit-after', '5'],
    ...['--user-data-dir', join(stage.folder, 'user-data')],
  ])
  const log = await readFile(netLog, 'utf8')
  expect(log).toContain('"events"')
  const requested = [...log.matchAll(/"(?:url|host)":"([^"]*)"/g)].map(([, what]) => what)
  expect(requested).toEqual([])
})

test('Electron is a version that is pinned exactly', async () => {
  const text = await readFile(join(repoRoot, 'package.json'), 'utf8')
  const { devDependencies } = JSON.parse(text) as { devDependencies: Record<string, string> }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
})
