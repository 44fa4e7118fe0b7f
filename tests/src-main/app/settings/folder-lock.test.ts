import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
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

test('what a killed process leaves is removed; of several that start then, one gets the folder', async () => {
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
  const names = ['a', 'b', 'c', 'd']
  const locks = await Promise.all(names.map((name) => lockFolder(folder, name)))
  const won = locks.flatMap((each) => (each.kind === 'locked' ? [each.release] : []))
  closing.push(...won)
  expect(won).toHaveLength(1)
  const winner = names[locks.findIndex(({ kind }) => kind === 'locked')]
  const others = locks.filter(({ kind }) => kind !== 'locked')
  expect(others).toEqual(others.map(() => ({ kind: 'held', holder: winner })))
})
