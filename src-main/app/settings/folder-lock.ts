/**
 * One Camwall writes to a settings folder at a time. The one that does listens on a local socket in the folder, on which it
 * tells who it is. Unlike a file with a process id, a socket cannot outlive its process: after a crash nobody answers.
 */
import { createHash } from 'node:crypto'
import { realpath, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf } from '../../lib/code-of.ts'
import { makeFolder } from '../../lib/make-folder.ts'
import { messageOf } from '../../lib/message-of.ts'

export type FolderLock =
  | { readonly kind: 'locked'; readonly release: () => Promise<void> }
  /** Another Camwall uses the folder. `holder` is what it was given. */
  | { readonly kind: 'held'; readonly holder: string }
  /** The folder cannot be written to, or its file system has no sockets. */
  | { readonly kind: 'impossible'; readonly why: string }

/** macOS has the shortest paths of sockets: 104 bytes with the zero at their end, which a name beside it is part of, too. */
const MAX_SOCKET_PATH = 90
/** A process that is busy or stopped still holds the folder, but does not say who it is. */
const ANSWER_MS = 1000
/** Of a holder's text, which another process sends. */
const MAX_HOLDER_LENGTH = 200
/** Each attempt finds the folder taken by another process that has ended by the next. */
const MAX_ATTEMPTS = 5

/**
 * Creates the folder if it is missing. Never rejects.
 *
 * @param holder - who this is, for another Camwall that finds the folder locked
 */
export async function lockFolder(folder: string, holder: string): Promise<FolderLock> {
  try {
    await makeFolder(folder)
    const path = socketPath(await realpath(folder))
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const server = await listen(path, holder)
      if (server !== undefined) return { kind: 'locked', release: () => close(server) }
      const other = (await holderAt(path)) ?? (await removeStale(path))
      if (other !== undefined) return { kind: 'held', holder: other }
    }
    return { kind: 'impossible', why: `${path} changes all the time` }
  } catch (error) {
    return { kind: 'impossible', why: messageOf(error) }
  }
}

function socketPath(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\camwall-${hash}`
  const inside = join(folder, 'camwall.sock')
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH
    ? inside
    : join(tmpdir(), `camwall-${hash}.sock`)
}

/** Resolves to `undefined` if the path is in use. */
function listen(path: string, holder: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end(holder)
    })
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => {
      server.unref() // It does not keep Camwall from exiting.
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Resolves to `undefined` if nobody listens there. */
function holderAt(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(path)
    const answer = (holder: string | undefined) => {
      socket.destroy()
      resolve(holder)
    }
    socket.setEncoding('utf8').setTimeout(ANSWER_MS)
    socket.on('data', (part: string) => {
      text = (text + part).slice(0, MAX_HOLDER_LENGTH)
    })
    socket.on('end', () => answer(text))
    socket.on('timeout', () => answer(text))
    socket.on('error', () => answer(undefined))
  })
}

/**
 * Removes a socket whose process has ended. Another process may have done so at the same moment, and listen on a new one: it is
 * moved aside first, which only one process can do, and moved back if somebody answers on it.
 *
 * @returns who answers
 */
async function removeStale(path: string): Promise<string | undefined> {
  const aside = `${path}-${process.pid}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  const holder = await holderAt(aside)
  await (holder === undefined ? rm(aside, { force: true }) : rename(aside, path))
  return holder
}
