/** Checks that the display named by the environment exists; without it, Electron exits without a message. */
import { once } from 'node:events'
import { connect, type NetConnectOpts } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { valueOf, type Environment } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

/** Time limit for a connection: a display on a computer that is switched off never answers. */
const CONNECT_WITHIN_MS = 5000
/** The TCP port of X11's display 0; display n has port 6000 + n. */
const X11_PORT = 6000

/** A display as named by its variable, and the endpoints of its server, of which one must accept a connection. */
export interface DisplayServer {
  readonly variable: 'DISPLAY' | 'WAYLAND_DISPLAY'
  readonly name: string
  readonly endpoints: readonly NetConnectOpts[]
}

/**
 * Checks that at least one of the named displays exists.
 *
 * @throws SetUpError if none does
 */
export async function checkDisplay(env: Environment): Promise<void> {
  const servers = displayServers(env)
  for (const { endpoints } of servers)
    for (const endpoint of endpoints) if (await accepts(endpoint)) return
  if (servers.length > 0) throw new SetUpError(noDisplay(servers))
}

export function displayServers(env: Environment): readonly DisplayServer[] {
  const x11 = valueOf(env, 'DISPLAY')
  const wayland = valueOf(env, 'WAYLAND_DISPLAY')
  return [
    ...(x11 === undefined
      ? []
      : [{ variable: 'DISPLAY' as const, name: x11, endpoints: x11Endpoints(x11) }]),
    ...(wayland === undefined
      ? []
      : [
          {
            variable: 'WAYLAND_DISPLAY' as const,
            name: wayland,
            endpoints: waylandEndpoints(wayland, valueOf(env, 'XDG_RUNTIME_DIR')),
          },
        ]),
  ]
}

/** Parses `[host]:display[.screen]`, X(7). Xlib tries Linux's abstract socket before the one in the file system. */
function x11Endpoints(name: string): readonly NetConnectOpts[] {
  const [, host = '', display = ''] = /^(.*):(\d+)(?:\.\d+)?$/.exec(name) ?? []
  if (display === '') return []
  const path = `/tmp/.X11-unix/X${display}`
  if (host === '' || host === 'unix') return [{ path: `\0${path}` }, { path }]
  return [{ host, port: X11_PORT + Number(display) }]
}

function waylandEndpoints(name: string, folder: string | undefined): readonly NetConnectOpts[] {
  if (isAbsolute(name)) return [{ path: name }]
  return folder === undefined ? [] : [{ path: join(folder, name) }]
}

async function accepts(endpoint: NetConnectOpts): Promise<boolean> {
  const socket = connect(endpoint)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) })
    return true
  } catch {
    return false
  } finally {
    socket.on('error', () => undefined) // A connection attempt may still fail after the time limit.
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
