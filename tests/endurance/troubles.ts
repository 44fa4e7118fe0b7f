/** Failures between senders and their receiver. Each resolves as soon as the failure is over. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Forwarder } from '../support/forwarder.ts'

export interface Receiver {
  /** Kills it like a crash. */
  kill(): Promise<void>
  /** Cameras whose tile shows another camera's picture; only for a receiver with tiles. */
  wrongTiles?(): Promise<readonly string[]>
}

/** Senders, the network, and the receiver. */
export interface Scene {
  readonly port: number
  readonly network: Forwarder
  receiver: Receiver
  readonly start: (port: number) => Receiver
}

const STALL_MS = 30_000

export const TROUBLES = {
  /** Kills the receiver between a receive and its reply, or at any other time. */
  kill: async (scene) => {
    await scene.receiver.kill()
    scene.receiver = scene.start(scene.port)
    await listening(scene.port)
  },
  drop: ({ network }) => network.drop(),
  cut: ({ network }) => network.cut(),
  stall: async ({ network }) => {
    network.stall()
    await sleep(STALL_MS)
    network.resume()
  },
} satisfies Record<string, (scene: Scene) => Promise<void> | void>

export type Trouble = keyof typeof TROUBLES

/** Resolves when a program listens on a port of this computer. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    await sleep(10)
  }
}
