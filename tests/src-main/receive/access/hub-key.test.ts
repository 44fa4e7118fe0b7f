import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { HubKey, HubKeyFault } from '../../../../src-main/receive/access/hub-key.ts'
import type { SecretStorage } from '../../../../src-main/receive/access/secret-storage.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-key-'))
  path = join(folder, 'new', 'hub-key.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** Inverts every byte: enough to detect plain text on the disk. */
const storage: SecretStorage = {
  encrypt: (secret) => Promise.resolve(Buffer.from(secret).map((byte) => byte ^ 0xff) as Buffer),
  decrypt: (encrypted) =>
    Promise.resolve(Buffer.from(encrypted.map((byte) => byte ^ 0xff)).toString()),
}
const none = () => Promise.resolve(undefined)
const keyStore = () => Promise.resolve(storage)

test('the key is created once, and is the same at the next start', async () => {
  const key = new HubKey(path, none)
  expect(key.state).toEqual({ publicKey: undefined, isEncrypted: false })
  const [pair, same] = await Promise.all([key.open(), key.open()])
  expect(same).toBe(pair)
  expect(key.state).toEqual({ publicKey: pair.publicKey, isEncrypted: false })
  expect(await new HubKey(path, none).open()).toEqual(pair)
})

test.skipIf(process.platform === 'win32')('only its owner can read the file', async () => {
  await new HubKey(path, none).open()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('with a key store the secret key is not on the disk as plain text', async () => {
  const key = new HubKey(path, keyStore)
  const { secretKey } = await key.open()
  expect(key.state.isEncrypted).toBe(true)
  expect(await readFile(path, 'utf8')).not.toContain(secretKey)
  expect((await new HubKey(path, keyStore).open()).secretKey).toBe(secretKey)
})

test('a plain key is encrypted as soon as there is a key store', async () => {
  const { secretKey } = await new HubKey(path, none).open()
  expect(await readFile(path, 'utf8')).toContain(secretKey)
  expect((await new HubKey(path, keyStore).open()).secretKey).toBe(secretKey)
  expect(await readFile(path, 'utf8')).not.toContain(secretKey)
})

test('a key that cannot be read is an error and is not replaced; it can be read later', async () => {
  const first = await new HubKey(path, keyStore).open()
  const before = await readFile(path, 'utf8')
  const stores: SecretStorage[] = []
  const key = new HubKey(path, () => Promise.resolve(stores[0]))
  await expect(key.open()).rejects.toThrow(HubKeyFault)
  await expect(key.open()).rejects.toMatchObject({
    what: message('hub-key.not-opened', { path, why: message('hub-key.no-key-store') }),
    todo: message('hub-key.not-opened.todo'),
  })
  expect(await readFile(path, 'utf8')).toBe(before)
  stores.push(storage)
  expect(await key.open()).toEqual(first)
})

test.each([
  '',
  '{',
  '{"version":2}',
  '{"version":1,"publicKey":"x","sealed":false,"secretKey":""}',
])('a file with the content %j is an error', async (text) => {
  path = join(folder, 'hub-key.json')
  await writeFile(path, text)
  await expect(new HubKey(path, none).open()).rejects.toThrow(/it is not a key file/)
})

test('a key that cannot be saved is an error', async () => {
  await writeFile(join(folder, 'file'), '')
  const key = new HubKey(join(folder, 'file', 'hub-key.json'), none)
  await expect(key.open()).rejects.toThrow(HubKeyFault)
})
