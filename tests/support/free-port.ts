/** TCP ports that nobody listens on now. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Systems give no port below 32,768 to who asks for any: one that was free stays so until its own program takes it,
 * though Electron opens others meanwhile.
 */
const FIRST = 20_000
const COUNT = 10_000

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if (await isFree(port)) return port
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) ports.add(await freePort())
  return [...ports]
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
