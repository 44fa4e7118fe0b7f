/** Serves the pages from `camwall://wall/`: a separate origin with a strict policy and no file access. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol } from 'electron'
import { MEDIA_TYPES, policyFor } from '../../app/page-files.ts'

const SCHEME = 'camwall'
const ORIGIN = `${SCHEME}://wall`
const PAGES = join(import.meta.dirname, '../renderer')

/** Vite's server during development, set by electron-vite. A packaged Camwall ignores the variable. */
const DEV_SERVER = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

export const WALL_URL = DEV_SERVER ?? `${ORIGIN}/index.html`

/** Before the app is ready: WebCodecs and workers need a secure, standard scheme. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** After the app is ready. */
export function serveAppProtocol(): void {
  protocol.handle(SCHEME, async ({ url }) => {
    const { host, pathname } = new URL(url)
    const type = MEDIA_TYPES[extname(pathname)]
    const path = host === 'wall' ? pageFile(pathname) : undefined
    // Read directly, because `net.fetch` is slow for the first file.
    const file = path && type && (await readFile(path).catch(() => undefined))
    if (!file) return new Response('Not found', { status: 404 })
    return new Response(file, {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': policyFor(pathname),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  })
}

/** Whether an address is one of our own pages. */
export function isOwnPage(address: string): boolean {
  const own = new URL(WALL_URL)
  const requested = URL.parse(address)
  return requested?.protocol === own.protocol && requested.host === own.host
}

function pageFile(pathname: string): string | undefined {
  const path = normalize(join(PAGES, decodeURIComponent(pathname)))
  return path.startsWith(PAGES + sep) ? path : undefined
}
