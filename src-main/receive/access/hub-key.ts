/**
 * The hub's CURVE key pair. It is created once and stored in a file that only its owner can read; the secret key is
 * encrypted with the system's key store, if there is one.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { codeOf } from '../../lib/code-of.ts'
import { jsonText } from '../../lib/json-text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'
import type { HubKeyState } from '../../contract/access.ts'
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'
import { isKey } from '../../contract/z85.ts'
import { NoSecretStorage, openSecret, sealSecret, type SecretStorage } from './secret-storage.ts'
import { curveKeyPair } from '../native/zeromq.ts'

/** A CURVE key pair, both keys in Z85. */
export interface KeyPair {
  readonly publicKey: string
  readonly secretKey: string
}

/**
 * Why there is no key, as a message for an operator. The hub must stay closed: a new key would lock out every sender.
 */
export class HubKeyFault extends Error {
  readonly what: Message
  readonly todo: Message

  constructor(what: Message, todo: Message, cause?: unknown) {
    super(ENGLISH.say(what), { cause })
    this.what = what
    this.todo = todo
  }
}

const keySchema = z.string().refine(isKey)
const fileSchema = z.object({
  version: z.literal(1),
  publicKey: keySchema,
  /** Of the secret key in Z85, as in `SealedSecret`. */
  sealed: z.boolean(),
  secretKey: z.string(),
})
type KeyFile = z.infer<typeof fileSchema>

export class HubKey {
  readonly #path: string
  readonly #findSecretStorage: () => Promise<SecretStorage | undefined>
  #opening: Promise<KeyPair> | undefined
  #state: HubKeyState = { publicKey: undefined, isEncrypted: false }

  /** @param findSecretStorage - called on first use; resolves with `undefined` on a system without a key store */
  constructor(path: string, findSecretStorage: () => Promise<SecretStorage | undefined>) {
    this.#path = path
    this.#findSecretStorage = findSecretStorage
  }

  get state(): HubKeyState {
    return this.#state
  }

  /**
   * Reads the key pair, or creates it on first use. A later call retries after a failure.
   *
   * @throws HubKeyFault
   */
  open(): Promise<KeyPair> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  async #open(): Promise<KeyPair> {
    const storage = await this.#findSecretStorage()
    const kept = await this.#read(storage)
    const pair = kept?.pair ?? curveKeyPair()
    // A key that was stored as plain text, before a key store was available, is encrypted now.
    if (kept === undefined || (!kept.isEncrypted && storage !== undefined))
      await this.#write(pair, storage)
    this.#state = { publicKey: pair.publicKey, isEncrypted: storage !== undefined }
    return pair
  }

  async #read(
    storage: SecretStorage | undefined,
  ): Promise<{ pair: KeyPair; isEncrypted: boolean } | undefined> {
    try {
      const text = await readFile(this.#path, 'utf8')
      const { publicKey, sealed, secretKey } = fileSchema.parse(JSON.parse(text))
      const opened = await openSecret({ sealed, secret: secretKey }, storage)
      return { pair: { publicKey, secretKey: keySchema.parse(opened) }, isEncrypted: sealed }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw this.#notOpened(reasonOf(error), error)
    }
  }

  #notOpened(why: Message, cause?: unknown): HubKeyFault {
    const what = message('hub-key.not-opened', { path: this.#path, why })
    return new HubKeyFault(what, message('hub-key.not-opened.todo'), cause)
  }

  async #write(
    { publicKey, secretKey }: KeyPair,
    storage: SecretStorage | undefined,
  ): Promise<void> {
    try {
      const { sealed, secret } = await sealSecret(secretKey, storage)
      const file: KeyFile = { version: 1, publicKey, sealed, secretKey: secret }
      await writeFileAtomic(this.#path, jsonText(file))
    } catch (error) {
      const what = message('hub-key.not-saved', { path: this.#path, why: reasonOf(error) })
      throw new HubKeyFault(what, message('hub-key.not-saved.todo'), error)
    }
  }
}

function reasonOf(error: unknown): Message {
  if (error instanceof NoSecretStorage) return message('hub-key.no-key-store')
  return error instanceof z.ZodError || error instanceof SyntaxError
    ? message('hub-key.not-a-key-file')
    : message('verbatim', { text: messageOf(error) })
}
