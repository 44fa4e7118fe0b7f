/** Connections that are no peers: garbage, half a handshake, silence, and ends in the middle. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Dealer } from 'zeromq'
import { createRandom, type Random } from '../../src-main/demo/scene-tools/noise.ts'
import { makePace } from './pace.ts'

export interface ConnectionPlan {
  readonly host: string
  readonly port: number
  readonly connections: number
  /** Open at one time. */
  readonly atOnce: number
  /** At least. */
  readonly seconds: number
  readonly seed: number
}

/** How long a silent or a slow one stays. */
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
/** Frames that say how long they are in 8 bytes. */
const longFrame = (length: string) => Buffer.from(`02${length}`, 'hex')
const LENGTHS = ['ffffffffffffffff', '7fffffffffffffff', '8000000000000000', '0000000004000001']

type Attack = (socket: Socket, random: Random) => Promise<void> | void

const whole = (random: Random, below: number) => Math.floor(random() * below)
const garbage = (random: Random, length: number) =>
  Buffer.from(Uint8Array.from({ length }, () => whole(random, 256)))

const ATTACKS: readonly Attack[] = [
  // Garbage, or another protocol.
  (socket, random) => void socket.end(garbage(random, 1 + whole(random, 4000))),
  (socket) => void socket.end('GET / HTTP/1.1\r\nHost: camwall\r\n\r\n'),
  // A part of the greeting, then garbage, or nothing.
  (socket, random) => {
    socket.write(GREETING.subarray(0, whole(random, 64)))
    socket.end(garbage(random, whole(random, 100)))
  },
  // Half open: it says nothing, or a part.
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
  // A whole handshake, then a frame that claims more than there is, or garbage.
  async (socket, random) => {
    socket.write(Buffer.concat([GREETING, READY]))
    socket.write(longFrame(LENGTHS[whole(random, LENGTHS.length)] ?? ''))
    await sleep(LINGER_MS)
  },
  (socket, random) => {
    socket.end(Buffer.concat([GREETING, READY, garbage(random, whole(random, 2000))]))
  },
  // A message without an end.
  async (socket) => {
    const part = Buffer.concat([Buffer.from([0x01, 200]), Buffer.alloc(200)])
    socket.write(Buffer.concat([GREETING, READY, ...Array.from({ length: 500 }, () => part)]))
    await sleep(LINGER_MS)
  },
  // Gone at once.
  () => undefined,
]

/** Resolves to the number of connections that the hub took. */
export async function openConnections(plan: ConnectionPlan): Promise<number> {
  const random = createRandom(plan.seed)
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
  socket.resume() // What the hub says is not read.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined) // The hub may hang up on us at any time.
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

/** A real peer that connects, speaks out of turn, and is gone. */
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
