import { expect, test } from 'vitest'
import {
  NoSecretStorage,
  openSecret,
  sealSecret,
  type SecretStorage,
} from '../../../../src-main/receive/access/secret-storage.ts'

/** Encrypts by turning the text round. */
const storage: SecretStorage = {
  encrypt: (secret) => Promise.resolve(Buffer.from(secret).reverse()),
  decrypt: (encrypted) => Promise.resolve(Buffer.from(encrypted).reverse().toString()),
}

test('a secret is encrypted where there is a key store, and opened again', async () => {
  const sealed = await sealSecret('abc', storage)
  expect(sealed).toEqual({ sealed: true, secret: Buffer.from('cba').toString('base64') })
  expect(await openSecret(sealed, storage)).toBe('abc')
})

test('without a key store it is plain text, which one that comes later leaves as it is', async () => {
  const kept = await sealSecret('abc', undefined)
  expect(kept).toEqual({ sealed: false, secret: 'abc' })
  expect(await openSecret(kept, undefined)).toBe('abc')
  expect(await openSecret(kept, storage)).toBe('abc')
})

test('an encrypted secret is not opened without its key store', async () => {
  await expect(openSecret(await sealSecret('abc', storage), undefined)).rejects.toThrow(
    NoSecretStorage,
  )
})
