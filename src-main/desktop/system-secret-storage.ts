/** The system's key store, by Electron's safeStorage: the Keychain, DPAPI, or on Linux libsecret or KWallet. */
import { app, safeStorage } from 'electron'
import type { SecretStorage } from '../receive/access/secret-storage.ts'

// The calls that are not deprecated end Electron 42 by a fault in V8 (`Cannot create a handle without a HandleScope`).
/* oxlint-disable typescript/no-deprecated */

/** `undefined` if there is none: on Linux, Electron would then encrypt with a well-known password. */
export async function findSystemSecretStorage(): Promise<SecretStorage | undefined> {
  await app.whenReady() // Before that, Electron finds no key store.
  const isThere =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
  return isThere ? systemSecretStorage : undefined
}

const systemSecretStorage: SecretStorage = {
  encrypt: (secret) => new Promise((resolve) => resolve(safeStorage.encryptString(secret))),
  decrypt: (encrypted) => new Promise((resolve) => resolve(safeStorage.decryptString(encrypted))),
}
