/**
 * The secrets that webhooks are signed with, one for each rule and its server. They are in a file of their own, that only its owner can read,
 * and each is encrypted with the system's key store, if there is one: in no export, report or log.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { codeOf } from '../../lib/code-of.ts'
import { jsonText } from '../../lib/json-text.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'
import { openSecret, sealSecret, type SecretStorage } from '../../receive/access/secret-storage.ts'
import { signingKey } from '../../contract/alarm-rule.ts'

/** As long as the result of SHA-256: a longer one is no harder to guess. */
const SECRET_BYTES = 32

const fileSchema = z.object({
  version: z.literal(1),
  /** As `SealedSecret`. */
  secrets: z.record(z.string(), z.object({ sealed: z.boolean(), secret: z.string() })),
})
type Kept = Readonly<z.infer<typeof fileSchema>['secrets']>

export class WebhookSecrets {
  readonly #path: string
  readonly #findSecretStorage: () => Promise<SecretStorage | undefined>
  #reading: Promise<Kept> | undefined
  #writing: Promise<unknown> = Promise.resolve()

  /** @param findSecretStorage - called on first use; resolves with `undefined` on a system without a key store */
  constructor(path: string, findSecretStorage: () => Promise<SecretStorage | undefined>) {
    this.#path = path
    this.#findSecretStorage = findSecretStorage
  }

  /** Those that there are, by `signingKey`. Rejects if the file cannot be read. */
  async keys(): Promise<readonly string[]> {
    return Object.keys(await this.#read())
  }

  /** `undefined` without one. Rejects if it cannot be read or decrypted. */
  async secretOf(rule: string, url: string): Promise<string | undefined> {
    const kept = (await this.#read())[signingKey(rule, url)]
    return kept === undefined ? undefined : openSecret(kept, await this.#findSecretStorage())
  }

  /** A new one, in hexadecimal, in place of those that the rule has. Rejects if it cannot be saved. */
  async renew(rule: string, url: string): Promise<string> {
    const secret = randomBytes(SECRET_BYTES).toString('hex')
    const sealed = await sealSecret(secret, await this.#findSecretStorage())
    await this.#change((all) => ({ ...withoutRule(all, rule), [signingKey(rule, url)]: sealed }))
    return secret
  }

  /** Rejects if that cannot be saved. */
  async forget(rule: string): Promise<void> {
    await this.#change((all) => withoutRule(all, rule))
  }

  #read(): Promise<Kept> {
    this.#reading ??= readKept(this.#path).catch((error: unknown) => {
      this.#reading = undefined
      throw error
    })
    return this.#reading
  }

  /** One change after the other. */
  #change(change: (all: Kept) => Kept): Promise<void> {
    const next = this.#writing.then(async () => {
      const before = await this.#read()
      const secrets = change(before)
      if (isDeepStrictEqual(secrets, before)) return
      await writeFileAtomic(this.#path, jsonText({ version: 1, secrets }))
      this.#reading = Promise.resolve(secrets)
    })
    this.#writing = next.catch(() => undefined)
    return next
  }
}

function withoutRule(all: Kept, rule: string): Kept {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(`${rule} `)))
}

async function readKept(path: string): Promise<Kept> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).secrets
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw error
  }
}
