/** A misbehaving sender: it connects, disconnects, stalls, changes its name, floods and sends invalid messages. */
import { Request } from 'zeromq'
import { buildArrayMessage } from '../../src-main/receive/imagezmq/message.ts'

const SHAPE = [120, 160, 3] as const
const PAUSE_MS = 50
/** Messages that are no pictures. */
const LIES: readonly (readonly (string | Uint8Array)[])[] = [
  ['one part'],
  ['{"msg":"liar","dtype":"uint8","shape":[1e9,1e9,3]}', 'short'],
  ['{"msg":"liar","dtype":"uint8","shape":[-1,2,3]}', ''],
  ['['.repeat(10_000), 'deep'],
  ['{"__proto__":{"msg":"liar"}}', Buffer.from('ffd8ff', 'hex')],
  ['{"msg":"liar\\u0000\\u202e"}', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  Array.from({ length: 40 }, () => 'part'),
]

export class Actor {
  name: string
  /** Since when it has waited for a reply, in the time of `performance.now`. */
  waitingSince: number | undefined
  readonly #address: string
  readonly #picture: Uint8Array
  #socket: Request | undefined
  #until = 0
  #mode: 'calm' | 'stalled' | 'flooding' | 'lying' = 'calm'
  #running: Promise<void> = Promise.resolve()

  constructor(name: string, address: string, shade: number) {
    this.name = name
    this.#address = address
    this.#picture = new Uint8Array(120 * 160 * 3).fill(shade)
  }

  get isThere(): boolean {
    return this.#socket !== undefined
  }

  /** Sends only pictures, at a steady rate. */
  get isCalm(): boolean {
    return this.isThere && this.#mode === 'calm'
  }

  come(): void {
    if (this.#socket !== undefined) return
    const socket = new Request({ linger: 0 })
    socket.connect(this.#address)
    this.#socket = socket
    this.#running = this.#send(socket)
  }

  /** Closes the socket, whether or not it waits for a reply. */
  async leave(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
    await this.#running
    this.waitingSince = undefined
  }

  be(mode: 'stalled' | 'flooding' | 'lying', milliseconds: number): void {
    this.#mode = mode
    this.#until = performance.now() + milliseconds
  }

  calmDown(): void {
    this.#mode = 'calm'
  }

  async #send(socket: Request): Promise<void> {
    for (let number = 0; this.#socket === socket; number++) {
      if (performance.now() > this.#until) this.#mode = 'calm'
      if (this.#mode !== 'flooding') await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      if (this.#mode === 'stalled') continue
      this.waitingSince = performance.now()
      try {
        await socket.send(this.#message(number))
        await socket.receive()
      } catch (error) {
        if (this.#socket === socket) throw error
      }
      this.waitingSince = undefined
    }
  }

  #message(number: number): (string | Uint8Array)[] {
    const lie = LIES[number % LIES.length]
    if (this.#mode === 'lying' && lie !== undefined) return [...lie]
    return buildArrayMessage(this.name, { shape: SHAPE, data: this.#picture })
  }
}
