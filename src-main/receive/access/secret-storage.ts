/** Secrets in files: encrypted with the system's key store, if there is one. */

/** Encryption with a key from the system's key store. */
export interface SecretStorage {
  encrypt(secret: string): Promise<Buffer>
  /** Rejects when the store is locked or no longer has the key. */
  decrypt(encrypted: Buffer): Promise<string>
}

/** A secret as a file keeps it. */
export interface SealedSecret {
  /** Whether it is encrypted. The name is part of the files' formats. */
  readonly sealed: boolean
  /** Plain text; base64 when `sealed`. */
  readonly secret: string
}

/** @param storage - without one, the secret is kept as plain text */
export async function sealSecret(
  secret: string,
  storage: SecretStorage | undefined,
): Promise<SealedSecret> {
  if (storage === undefined) return { sealed: false, secret }
  return { sealed: true, secret: (await storage.encrypt(secret)).toString('base64') }
}

/** Thrown for an encrypted secret on a system without a key store. */
export class NoSecretStorage extends Error {
  constructor() {
    super('There is no key store to decrypt the secret with.')
  }
}

/**
 * Rejects if the key store cannot decrypt it.
 *
 * @throws NoSecretStorage
 */
export async function openSecret(
  { sealed, secret }: SealedSecret,
  storage: SecretStorage | undefined,
): Promise<string> {
  if (!sealed) return secret
  if (storage === undefined) throw new NoSecretStorage()
  return storage.decrypt(Buffer.from(secret, 'base64'))
}
