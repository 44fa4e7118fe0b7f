/** Connections that violate the protocol: garbage, incomplete handshakes, silence, and premature ends. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Dealer } from 'zeromq'
import { makeRandom } from '../endurance/random.ts'
import { makePace } from './pace.ts'

export interface ConnectionPlan {
  readonly host: string
  readonly port: number
  readonly connections: number
  /** Number of simultaneous connections. */
  readonly atOnce: number
  /** The shortest duration. */
  readonly seconds: number
  readonly seed: number
}

/** How long a silent or slow connection stays open, in milliseconds. */
const LINGER_MS = 300
const SLOW_STEPS = 12

/** ZMTP 3.0 (RFC 23): signature, version, mechanism, and the filler up to 64 bytes. */
const GREETING = Buffer.concat([
  Buffer.from([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0]),
  Buffer.from('NULL'.padEnd(20, '\0')),
  Buffer.alloc(32),
])
/** The command READY of a DEALER. */
const READY = Buffer.concat([
  Buffer.from([0x04, 28, 5]),
  Buffer.from('READY'),
  Buffer.from([11]),
  Buffer.from('Socket-Type'),
  Buffer.from([0, 0, 0, 6]),
  Buffer.from('DEALER'),
])
/** A frame whose length has 8 bytes. */
const longFrame = (length: string) => Buffer.from(`02${length}`, 'hex')
const LENGTHS = ['ffffffffffffffff', '7fffffffffffffff', '8000000000000000', '0000000004000001']

type Random = () => number
type Attack = (socket: Socket, random: Random) => Promise<void> | void

const whole = (random: Random, below: number) => Math.floor(random() * below)
const garbage = (random: Random, length: number) =>
  Buffer.from(Uint8Array.from({ length }, () => whole(random, 256)))

const ATTACKS: readonly Attack[] = [
  // Garbage, or another protocol.
  (socket, random) => void socket.end(garbage(random, 1 + whole(random, 4000))),
  (socket) => void socket.end('GET / HTTP/1.1\r\nHost: camwall\r\n\r\n'),
  // Part of the greeting, then garbage or nothing.
  (socket, random) => {
    socket.write(GREETING.subarray(0, whole(random, 64)))
    socket.end(garbage(random, whole(random, 100)))
  },
  // Half open: sends nothing, or part of the greeting.
  async (socket, random) => {
    socket.write(GREETING.subarray(0, whole(random, 65)))
    await sleep(LINGER_MS)
  },
  // Slow: a few bytes at a time.
  async (socket) => {
    const all = Buffer.concat([GREETING, READY])
    const step = Math.ceil(all.length / SLOW_STEPS)
    for (let at = 0; at < all.length && socket.writable; at += step) {
      socket.write(all.subarray(at, at + step))
      await sleep(LINGER_MS / SLOW_STEPS)
    }
  },
  // A complete handshake, then a frame that claims more bytes than follow, or garbage.
  async (socket, random) => {
    socket.write(Buffer.concat([GREETING, READY]))
    socket.write(longFrame(LENGTHS[whole(random, LENGTHS.length)] ?? ''))
    await sleep(LINGER_MS)
  },
  (socket, random) => {
    socket.end(Buffer.concat([GREETING, READY, garbage(random, whole(random, 2000))]))
  },
  // A message that never ends.
  async (socket) => {
    const part = Buffer.concat([Buffer.from([0x01, 200]), Buffer.alloc(200)])
    socket.write(Buffer.concat([GREETING, READY, ...Array.from({ length: 500 }, () => part)]))
    await sleep(LINGER_MS)
  },
  // Closes at once.
  () => undefined,
]

/** Resolves with the number of connections that the hub accepted. */
export async function openConnections(plan: ConnectionPlan): Promise<number> {
  const random = makeRandom(plan.seed)
  let opened = 0
  let next = 0
  const due = makePace(plan.connections, plan.seconds)
  const run = async () => {
    while (next < plan.connections) {
      await due(next++)
      const attack = ATTACKS[whole(random, ATTACKS.length + 1)]
      const isOpen = attack === undefined ? comeAndGo(plan) : attackOnce(plan, attack, random)
      if (await isOpen) opened += 1
    }
  }
  await Promise.all(Array.from({ length: plan.atOnce }, run))
  return opened
}

async function attackOnce(
  { host, port }: ConnectionPlan,
  attack: Attack,
  random: Random,
): Promise<boolean> {
  const socket = connect(port, host)
  socket.resume() // Discards what the hub sends.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined) // The hub may close the connection at any time.
  const isOpen = await Promise.race([
    once(socket, 'connect').then(
      () => true,
      () => false,
    ),
    closed.then(() => false),
  ])
  if (isOpen) await attack(socket, random)
  if (random() < 0.5 && socket.writable) socket.resetAndDestroy()
  else socket.destroySoon()
  await Promise.race([closed, sleep(LINGER_MS)])
  socket.destroy()
  return isOpen
}

/** A real peer that connects, sends unexpectedly, and disconnects. */
async function comeAndGo({ host, port }: ConnectionPlan): Promise<boolean> {
  const socket = new Dealer({ linger: 0 })
  socket.connect(`tcp://${host}:${port}`)
  await socket.send([''])
  await socket.send(['', ''])
  await socket.send(['{"msg":"Nasty"}', 'x', ''])
  await sleep(LINGER_MS / 10)
  socket.close()
  return true
}
