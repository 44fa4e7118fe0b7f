/** Whether a display that the environment names is there: Electron ends without a word where it is not. */
import { once } from 'node:events'
import { connect, type NetConnectOpts } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { valueOf, type Environment } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

/** A display on another computer that is switched off gives no answer at all. */
const ANSWER_WITHIN_MS = 5000
/** X11's display 0 over TCP; the others follow. */
const X11_PORT = 6000

/** A display, as its variable names it, and the places of its server, any of which will do. */
export interface DisplayServer {
  readonly variable: 'DISPLAY' | 'WAYLAND_DISPLAY'
  readonly name: string
  readonly places: readonly NetConnectOpts[]
}

/**
 * Sees to it that one of the displays that are named is there.
 *
 * @throws SetUpError when none is
 */
export async function checkDisplay(env: Environment): Promise<void> {
  const servers = displayServers(env)
  for (const { places } of servers) for (const place of places) if (await answers(place)) return
  if (servers.length > 0) throw new SetUpError(noDisplay(servers))
}

export function displayServers(env: Environment): readonly DisplayServer[] {
  const x11 = valueOf(env, 'DISPLAY')
  const wayland = valueOf(env, 'WAYLAND_DISPLAY')
  return [
    ...(x11 === undefined
      ? []
      : [{ variable: 'DISPLAY' as const, name: x11, places: x11Places(x11) }]),
    ...(wayland === undefined
      ? []
      : [
          {
            variable: 'WAYLAND_DISPLAY' as const,
            name: wayland,
            places: waylandPlaces(wayland, valueOf(env, 'XDG_RUNTIME_DIR')),
          },
        ]),
  ]
}

/** `[host]:display[.screen]`, X(7). Xlib tries the abstract socket of Linux before that in the file system. */
function x11Places(name: string): readonly NetConnectOpts[] {
  const [, host = '', display = ''] = /^(.*):(\d+)(?:\.\d+)?$/.exec(name) ?? []
  if (display === '') return []
  const path = `/tmp/.X11-unix/X${display}`
  if (host === '' || host === 'unix') return [{ path: `\0${path}` }, { path }]
  return [{ host, port: X11_PORT + Number(display) }]
}

function waylandPlaces(name: string, folder: string | undefined): readonly NetConnectOpts[] {
  if (isAbsolute(name)) return [{ path: name }]
  return folder === undefined ? [] : [{ path: join(folder, name) }]
}

async function answers(place: NetConnectOpts): Promise<boolean> {
  const socket = connect(place)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return true
  } catch {
    return false
  } finally {
    socket.on('error', () => undefined) // One that was given up may still fail.
    socket.destroy()
  }
}

function noDisplay(servers: readonly DisplayServer[]): string {
  const named = servers.map(({ variable, name }) => `${variable} is ${name}`).join(' and ')
  const variables = servers.map(({ variable }) => variable).join(' and ')
  return (
    `There is no display to show a window on: ${named}, but nothing answers there.\n` +
    `Correct ${variables}, or unset ${servers.length > 1 ? 'them' : 'it'} to run on a virtual display: ` +
    `env ${servers.map(({ variable }) => `-u ${variable}`).join(' ')} npm start`
  )
}
