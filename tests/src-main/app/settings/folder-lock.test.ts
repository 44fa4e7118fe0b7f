import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { lockFolder } from '../../../../src-main/app/settings/folder-lock.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-lock-'))
  closing.push(() => rm(folder, { recursive: true }))
  return folder
}

async function lock(folder: string, holder: string): Promise<() => Promise<void>> {
  const result = await lockFolder(folder, holder)
  if (result.kind !== 'locked') throw new Error(`The folder is ${result.kind}.`)
  return result.release
}

/** What a process leaves that is killed: a socket on which nobody listens. */
async function leaveSocket(path: string): Promise<void> {
  const server = createServer().listen(`${path}-early`)
  await once(server, 'listening')
  await rename(`${path}-early`, path) // Closing it removes the first name only.
  server.close()
  await once(server, 'close')
}

test('a second one is told who holds the folder, until that one releases it', async () => {
  const folder = await aFolder()
  const release = await lock(folder, 'the first')
  expect(await lockFolder(folder, 'the second')).toEqual({ kind: 'held', holder: 'the first' })
  await release()
  expect(await readdir(folder)).toEqual([])
  closing.push(await lock(folder, 'the second'))
})

test('a missing folder is created', async () => {
  closing.push(await lock(join(await aFolder(), 'a', 'b'), 'one'))
})

test('the socket of a folder with a long path is elsewhere', async () => {
  const folder = join(await aFolder(), 'long'.repeat(40))
  closing.push(await lock(folder, 'one'))
  expect(await readdir(folder)).toEqual([])
  expect(await lockFolder(folder, 'two')).toEqual({ kind: 'held', holder: 'one' })
})

test('a folder that cannot be made cannot be locked', async () => {
  expect(await lockFolder(join(import.meta.filename, 'none'), 'one')).toMatchObject({
    kind: 'impossible',
  })
})

test('what a killed process leaves is removed', async () => {
  const folder = await aFolder()
  const module = pathToFileURL(
    join(import.meta.dirname, '../../../../src-main/app/settings/folder-lock.ts'),
  ).href
  const program = `const { lockFolder } = await import(${JSON.stringify(module)})
    console.log((await lockFolder(${JSON.stringify(folder)}, 'the killed one')).kind)
    setInterval(() => undefined, 1000)`
  const holder = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  closing.push(() => holder.kill('SIGKILL'))
  const [printed] = (await once(holder.stdout, 'data')) as [Buffer]
  expect(printed.toString()).toBe('locked\n')
  expect(await lockFolder(folder, 'early')).toEqual({ kind: 'held', holder: 'the killed one' })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const release = await lock(folder, 'the next')
  expect(await readdir(folder)).toHaveLength(1)
  await release()
  expect(await readdir(folder)).toEqual([])
})

test('of several that start at the same moment, with the sockets of killed processes there, one gets the folder', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  for (let round = 0; round < 60; round++) {
    const folder = await aFolder()
    for (const name of ['camwall.sock', 'camwall-1.sock', 'camwall-2.new'])
      await leaveSocket(join(folder, name))
    const locks = await Promise.all(names.map((name) => lockFolder(folder, name)))
    const won = locks.flatMap((each) => (each.kind === 'locked' ? [each.release] : []))
    closing.push(...won)
    expect(won).toHaveLength(1)
    const holder = names[locks.findIndex(({ kind }) => kind === 'locked')]
    const others = locks.filter(({ kind }) => kind !== 'locked')
    expect(others).toEqual(others.map(() => ({ kind: 'held', holder })))
  }
})
