/** The system's key store, by Electron's safeStorage: the Keychain, DPAPI, or on Linux libsecret or KWallet. */
import { app, safeStorage } from 'electron'
import type { Seal } from '../receive/access/hub-key.ts'

// The calls that are not deprecated end Electron 42 by a fault in V8 (`Cannot create a handle without a HandleScope`).
/* eslint-disable @typescript-eslint/no-deprecated */

/** `undefined` where there is none. On Linux without one Electron would seal with a password that everybody knows. */
export async function findSystemSeal(): Promise<Seal | undefined> {
  await app.whenReady() // Before it Electron knows of no key store.
  const isThere =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
  return isThere ? systemSeal : undefined
}

const systemSeal: Seal = {
  close: (secret) => new Promise((resolve) => resolve(safeStorage.encryptString(secret))),
  open: (sealed) => new Promise((resolve) => resolve(safeStorage.decryptString(sealed))),
}
