import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MqttPasswordFile } from '../../../../src-main/features/mqtt/password-file.ts'
import type { SecretStorage } from '../../../../src-main/receive/access/secret-storage.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-mqtt-'))
})
afterEach(() => rm(folder, { recursive: true }))

const OURS = { broker: 'mqtts://broker.local:8883', user: 'camwall' }
const path = () => join(folder, 'mqtt.json')
const open = (storage?: SecretStorage) =>
  new MqttPasswordFile(path(), () => Promise.resolve(storage))

/** Turns the text round. */
const storage: SecretStorage = {
  encrypt: (secret) => Promise.resolve(Buffer.from(secret).reverse()),
  decrypt: (encrypted) => Promise.resolve(Buffer.from(encrypted).reverse().toString()),
}

test('the id of the hub is made once', async () => {
  const id = await open().hub()
  expect(id).toMatch(/^[\da-f]{8}$/)
  expect(await open().hub()).toBe(id)
  await open().setPassword(OURS, 'secret')
  expect(await open().hub()).toBe(id)
})

test('the id is one, also when it is asked for at the same time, and a password is set', async () => {
  const file = open()
  const ids = await Promise.all([file.hub(), file.setPassword(OURS, 'secret'), file.hub()])
  expect(ids[0]).toBe(ids[2])
  expect(await file.hub()).toBe(ids[0])
  expect(await file.hasPassword(OURS)).toBe(true)
})

test('a password is encrypted by the key store, and only its owner can read the file', async () => {
  await open(storage).setPassword(OURS, 'open sesame')
  expect(await open(storage).passwordOf(OURS)).toBe('open sesame')
  expect(await readFile(path(), 'utf8')).not.toContain('sesame')
  expect((await stat(path())).mode & 0o777).toBe(0o600)
  await expect(open().passwordOf(OURS)).rejects.toThrow('key store')
})

test('it is for one broker and user, and can be removed', async () => {
  const file = open()
  await file.setPassword(OURS, 'secret')
  expect(await file.hasPassword(OURS)).toBe(true)
  expect(
    await file.passwordOf({ ...OURS, broker: 'mqtt://elsewhere.example:1883' }),
  ).toBeUndefined()
  expect(await file.passwordOf({ ...OURS, user: 'other' })).toBeUndefined()
  await file.setPassword(OURS, '')
  expect(await file.hasPassword(OURS)).toBe(false)
})

test('a file that cannot be read is a fault, not a file without a password', async () => {
  await writeFile(path(), '{"version":2}')
  await expect(open().hub()).rejects.toThrow()
  await expect(open().passwordOf(OURS)).rejects.toThrow()
})
