/** TCP ports that nobody listens on, and that are given to nobody else for as long as the tests run. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Systems give no port below 32,768 to who asks for any: such a port is taken only by a program that asks for it. */
const FIRST = 20_000
const COUNT = 10_000

/**
 * It is for a program that has to be told its port. Between its being looked at and taken another test could be given the
 * same: the UDP port of its number stands for it, which one process at a time can have, and this one keeps to its end.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if ((await isHeld(port)) && (await isFree(port))) return port
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) ports.push(await freePort())
  return ports
}

async function isHeld(port: number): Promise<boolean> {
  const holder = createSocket('udp4')
  try {
    const bound = once(holder, 'listening')
    holder.bind({ port, address: '127.0.0.1', exclusive: true })
    await bound
  } catch {
    holder.close()
    return false
  }
  holder.unref()
  return true
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    const listening = once(server, 'listening')
    server.listen(port, '127.0.0.1')
    await listening
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
