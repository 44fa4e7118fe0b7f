import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HubKey, HubKeyFault, type Seal } from '../../../../src-main/receive/access/hub-key.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-key-'))
  path = join(folder, 'new', 'hub-key.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** Turns every byte round: enough to see what is on the disk. */
const seal: Seal = {
  close: (secret) => Promise.resolve(Buffer.from(secret).map((byte) => byte ^ 0xff) as Buffer),
  open: (sealed) => Promise.resolve(Buffer.from(sealed.map((byte) => byte ^ 0xff)).toString()),
}
const none = () => Promise.resolve(undefined)
const sealed = () => Promise.resolve(seal)

test('the key is made once, and is the same at the next start', async () => {
  const key = new HubKey(path, none)
  expect(key.state).toEqual({ publicKey: undefined, isSealed: false })
  const [pair, same] = await Promise.all([key.open(), key.open()])
  expect(same).toBe(pair)
  expect(key.state).toEqual({ publicKey: pair.publicKey, isSealed: false })
  expect(await new HubKey(path, none).open()).toEqual(pair)
})

test.skipIf(process.platform === 'win32')('only its owner can read the file', async () => {
  await new HubKey(path, none).open()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('with a key store the secret key is not on the disk', async () => {
  const key = new HubKey(path, sealed)
  const { secretKey } = await key.open()
  expect(key.state.isSealed).toBe(true)
  expect(await readFile(path, 'utf8')).not.toContain(secretKey)
  expect((await new HubKey(path, sealed).open()).secretKey).toBe(secretKey)
})

test('a plain key is sealed as soon as there is a key store', async () => {
  const { secretKey } = await new HubKey(path, none).open()
  expect(await readFile(path, 'utf8')).toContain(secretKey)
  expect((await new HubKey(path, sealed).open()).secretKey).toBe(secretKey)
  expect(await readFile(path, 'utf8')).not.toContain(secretKey)
})

test('a key that cannot be opened is a fault, never a new key; later it may open', async () => {
  const first = await new HubKey(path, sealed).open()
  const before = await readFile(path, 'utf8')
  const stores: Seal[] = []
  const key = new HubKey(path, () => Promise.resolve(stores[0]))
  await expect(key.open()).rejects.toThrow(HubKeyFault)
  await expect(key.open()).rejects.toMatchObject({
    todo: expect.stringMatching(/Unlock/) as string,
  })
  expect(await readFile(path, 'utf8')).toBe(before)
  stores.push(seal)
  expect(await key.open()).toEqual(first)
})

test.each([
  '',
  '{',
  '{"version":2}',
  '{"version":1,"publicKey":"x","sealed":false,"secretKey":""}',
])('a file with %j in it is a fault', async (text) => {
  path = join(folder, 'hub-key.json')
  await writeFile(path, text)
  await expect(new HubKey(path, none).open()).rejects.toThrow(/it is no key file/)
})

test('a key that cannot be kept is a fault', async () => {
  await writeFile(join(folder, 'file'), '')
  const key = new HubKey(join(folder, 'file', 'hub-key.json'), none)
  await expect(key.open()).rejects.toThrow(HubKeyFault)
})
