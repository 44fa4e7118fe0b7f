/**
 * What identifies the hub at a broker, and the password for it: in a file of its own that only its owner can read, in no export,
 * report or log. The password is encrypted with the system's key store, if there is one.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { codeOf } from '../../lib/code-of.ts'
import { jsonText } from '../../lib/json-text.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'
import { openSecret, sealSecret, type SecretStorage } from '../../receive/access/secret-storage.ts'

/** Tells hubs at one broker apart. */
const HUB_ID_BYTES = 4

const fileSchema = z.object({
  version: z.literal(1),
  hub: z.string().regex(/^[\da-f]+$/),
  /** Belongs to a broker and a user: a file from somebody else that names another broker must not send it there. */
  password: z
    .object({ broker: z.string(), user: z.string(), sealed: z.boolean(), secret: z.string() })
    .optional(),
})
type Kept = Readonly<z.infer<typeof fileSchema>>

/** Whose password it is. */
export interface Account {
  readonly broker: string
  readonly user: string
}

export class MqttPasswordFile {
  readonly #path: string
  readonly #findSecretStorage: () => Promise<SecretStorage | undefined>
  /** One change after the other. */
  #changing: Promise<unknown> = Promise.resolve()

  /** @param findSecretStorage - resolves with `undefined` on a system without a key store */
  constructor(path: string, findSecretStorage: () => Promise<SecretStorage | undefined>) {
    this.#path = path
    this.#findSecretStorage = findSecretStorage
  }

  /** The id of this hub: the same in every run. Rejects if the file cannot be read or written. */
  async hub(): Promise<string> {
    const { hub } = (await this.#read()) ?? (await this.#change((kept) => kept))
    return hub
  }

  async hasPassword(account: Account): Promise<boolean> {
    return passwordIn(await this.#read(), account) !== undefined
  }

  /** `undefined` without one. Rejects if it cannot be read or decrypted. */
  async passwordOf(account: Account): Promise<string | undefined> {
    const password = passwordIn(await this.#read(), account)
    return password && openSecret(password, await this.#findSecretStorage())
  }

  /** @param password - an empty one removes it. Rejects if that cannot be saved */
  async setPassword({ broker, user }: Account, password: string): Promise<void> {
    const sealed =
      password === '' ? undefined : await sealSecret(password, await this.#findSecretStorage())
    await this.#change(({ version, hub }) => ({
      ...{ version, hub },
      ...(sealed === undefined ? {} : { password: { broker, user, ...sealed } }),
    }))
  }

  async #read(): Promise<Kept | undefined> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }

  /** Of what is there then, or of a file for a new hub. Resolves to what is written. */
  #change(change: (kept: Kept) => Kept): Promise<Kept> {
    const next = this.#changing.then(async () => {
      const kept = change((await this.#read()) ?? newHub())
      await writeFileAtomic(this.#path, jsonText(kept))
      return kept
    })
    this.#changing = next.catch(() => undefined)
    return next
  }
}

function newHub(): Kept {
  return { version: 1, hub: randomBytes(HUB_ID_BYTES).toString('hex') }
}

function passwordIn(kept: Kept | undefined, { broker, user }: Account): Kept['password'] {
  const password = kept?.password
  return password?.broker === broker && password.user === user ? password : undefined
}
