/**
 * One Camwall writes to a settings folder at a time. The one that does listens on a local socket in the folder, on which it
 * tells who it is. Unlike a file with a process id, a socket cannot outlive its process: after a crash nobody answers.
 *
 * Each process listens on a name of its own, and then looks at the others. It has the folder if none of them answers. Of two
 * processes, the one that looks later finds the other, so that never both have the folder. A name is used once: to remove one on
 * which nobody answers can therefore never remove that of a process that has just started. One name for all could do that.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, realpath, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf } from '../../lib/code-of.ts'
import { makeFolder } from '../../lib/make-folder.ts'
import { messageOf } from '../../lib/message-of.ts'
import { pause } from '../../lib/pause.ts'

export type FolderLock =
  | { readonly kind: 'locked'; readonly release: () => Promise<void> }
  /** Another Camwall uses the folder. `holder` is what it was given. */
  | { readonly kind: 'held'; readonly holder: string }
  /** The folder cannot be written to, or its file system has no sockets. */
  | { readonly kind: 'impossible'; readonly why: string }

/** macOS has the shortest paths of sockets: 104 bytes with the zero at their end. */
const MAX_SOCKET_PATH = 100
/** A process that is busy or stopped still holds the folder, but does not say who it is. */
const ANSWER_MS = 1000
/** Of a holder's text, which another process sends. */
const MAX_HOLDER_LENGTH = 200
/** Processes that start at the same moment find each other, and all look again, each after a time of its own up to this. */
const LOOK_AGAIN_MS = 30
/** Six that start at the same moment are sorted out after two to five looks. */
const MAX_LOOKS = 50

/**
 * Creates the folder if it is missing. Never rejects.
 *
 * @param holder - who this is, for another Camwall that finds the folder locked
 */
export async function lockFolder(folder: string, holder: string): Promise<FolderLock> {
  try {
    await makeFolder(folder)
    const real = await realpath(folder)
    return process.platform === 'win32'
      ? await lockByPipe(pipeOf(real), holder)
      : await lockBySocket(placeOf(real), holder)
  } catch (error) {
    return { kind: 'impossible', why: messageOf(error) }
  }
}

/** Windows removes a pipe with its process, so that there one name for all is safe. */
async function lockByPipe(path: string, holder: string): Promise<FolderLock> {
  for (let look = 0; look < MAX_LOOKS; look++) {
    try {
      const server = await listen(path, () => holder)
      return { kind: 'locked', release: () => close(server) }
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error
    }
    const other = await answerAt(path)
    if (other.kind === 'held') return other
  }
  return { kind: 'impossible', why: `${path} changes all the time` }
}

function pipeOf(folder: string): string {
  return `\\\\.\\pipe\\camwall-${shortHash(folder)}`
}

/** Where the sockets of a settings folder are, and how their names begin. */
interface Place {
  readonly folder: string
  readonly prefix: string
}

function placeOf(folder: string): Place {
  const inside = { folder, prefix: 'camwall-' }
  return Buffer.byteLength(newPath(inside)) <= MAX_SOCKET_PATH
    ? inside
    : { folder: tmpdir(), prefix: `camwall-${shortHash(folder)}-` }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const LISTENS = '.sock'
/** A socket is in the folder a moment before it listens, when nobody answers on it. */
const LISTENS_SOON = '.new'

function newPath({ folder, prefix }: Place): string {
  return join(folder, `${prefix}${randomUUID().slice(0, 8)}${LISTENS}`)
}

async function lockBySocket(place: Place, holder: string): Promise<FolderLock> {
  for (let look = 0; look < MAX_LOOKS; look++) {
    const own = await announce(place)
    if (own !== undefined) {
      const others = await othersThan(own.path, place)
      if (others.length === 0) {
        own.hold(holder)
        return { kind: 'locked', release: own.withdraw }
      }
      await own.withdraw()
      const held = others.find(({ kind }) => kind === 'held')
      if (held?.kind === 'held') return held
    }
    await pause(Math.random() * LOOK_AGAIN_MS)
  }
  return { kind: 'impossible', why: `Others ask for ${place.folder} all the time` }
}

interface Announced {
  readonly path: string
  readonly hold: (holder: string) => void
  readonly withdraw: () => Promise<void>
}

/** Resolves to `undefined` if another process took the socket for one that was left. */
async function announce(place: Place): Promise<Announced | undefined> {
  const path = newPath(place)
  const early = path.slice(0, -LISTENS.length) + LISTENS_SOON
  let answer = ''
  const server = await listen(early, () => answer)
  const withdraw = async () => {
    await close(server)
    await rm(path, { force: true })
  }
  try {
    await rename(early, path)
  } catch (error) {
    await close(server)
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  return {
    path,
    hold: (holder) => {
      answer = holder
    },
    withdraw,
  }
}

type Other = { readonly kind: 'asks' } | { readonly kind: 'held'; readonly holder: string }
type Answer = Other | { readonly kind: 'gone' }

/** Those that answer. Sockets on which nobody answers are removed. */
async function othersThan(own: string, { folder, prefix }: Place): Promise<readonly Other[]> {
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(prefix) && (name.endsWith(LISTENS) || name.endsWith(LISTENS_SOON)),
  )
  const others = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      if (path === own) return []
      const answer = await answerAt(path)
      if (answer.kind !== 'gone') return [answer]
      await rm(path, { force: true })
      return []
    }),
  )
  return others.flat()
}

function listen(path: string, answer: () => string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end(answer())
    })
    server.once('error', reject)
    server.listen(path, () => {
      server.unref() // It does not keep Camwall from exiting.
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Who has the folder says so; who only asks for it says nothing; who has ended, or has withdrawn, does not listen any more. */
function answerAt(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    let holder = ''
    const socket = connect(path)
    const settle = (answer: Answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setEncoding('utf8').setTimeout(ANSWER_MS)
    socket.on('data', (part: string) => {
      holder = (holder + part).slice(0, MAX_HOLDER_LENGTH)
    })
    socket.on('end', () => settle(holder === '' ? { kind: 'asks' } : { kind: 'held', holder }))
    socket.on('timeout', () => settle({ kind: 'held', holder }))
    socket.on('error', (error) => {
      const code = codeOf(error)
      if (code === 'ECONNREFUSED' || code === 'ENOENT') settle({ kind: 'gone' })
      // A connection that is cut is one of a process that withdraws. By any other error, somebody is there who does not answer.
      else settle(code === 'ECONNRESET' ? { kind: 'asks' } : { kind: 'held', holder })
    })
  })
}
