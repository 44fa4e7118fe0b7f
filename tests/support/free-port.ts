/** Free TCP ports, reserved for one test while the tests run. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Systems never assign a port below 32,768 automatically: such a port is used only by a program that requests it. */
const FIRST = 20_000
const COUNT = 10_000

/**
 * For a program that needs a port number as an argument. Between the check and the use of a port another test could get the
 * same one, so this process reserves it by binding the UDP port with the same number until it exits.
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
