/** Serves the pages from `camwall://wall/`: a separate origin with a strict policy and no file access. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol } from 'electron'

const SCHEME = 'camwall'
const ORIGIN = `${SCHEME}://wall`
const PAGES = join(import.meta.dirname, '../renderer')

/** Vite's server during development, set by electron-vite. A packaged Camwall ignores the variable. */
const DEV_SERVER = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

export const WALL_URL = DEV_SERVER ?? `${ORIGIN}/index.html`

/** Types of the pages' files. They are read directly, because `net.fetch` is slow for the first file. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Nothing but our own files, no inline code. Styles set by script (CSSOM) are not inline styles. */
const SCRIPT_POLICY = "script-src 'self'"
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  SCRIPT_POLICY,
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Workers have separate policies: only those that produce pixels may compile WebAssembly. */
function policyFor(pathname: string): string {
  return /^\/assets\/(painter|jpeg)\.worker-[^/]*\.js$/.test(pathname)
    ? CONTENT_SECURITY_POLICY.replace(SCRIPT_POLICY, `${SCRIPT_POLICY} 'wasm-unsafe-eval'`)
    : CONTENT_SECURITY_POLICY
}

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
