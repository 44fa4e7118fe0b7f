/** The hub's own key pair: made once, kept in a file that only its owner can read, sealed by the system where it can. */
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { curveKeyPair } from 'zeromq'
import { z } from 'zod'
import { codeOf } from '../../lib/code-of.ts'
import { writeWhole } from '../../lib/write-whole.ts'
import type { HubKeyState } from '../../contract/access.ts'
import { isKey } from '../../contract/z85.ts'

/** The system's key store. */
export interface Seal {
  close(secret: string): Promise<Buffer>
  /** Rejects when the store is locked, or has forgotten its key. */
  open(sealed: Buffer): Promise<string>
}

/** Both in Z85. */
export interface KeyPair {
  readonly publicKey: string
  readonly secretKey: string
}

/** Why there is no key, for an operator. The hub must stay closed: a new key would lock out every sender. */
export class HubKeyFault extends Error {
  readonly todo: string

  constructor(what: string, todo: string, cause: unknown) {
    super(what, { cause })
    this.todo = todo
  }
}

const keySchema = z.string().refine(isKey)
const fileSchema = z.object({
  version: z.literal(1),
  publicKey: keySchema,
  sealed: z.boolean(),
  /** In Z85; sealed, in base64. */
  secretKey: z.string(),
})
type KeyFile = z.infer<typeof fileSchema>

export class HubKey {
  readonly #path: string
  readonly #findSeal: () => Promise<Seal | undefined>
  #opening: Promise<KeyPair> | undefined
  #state: HubKeyState = { publicKey: undefined, isSealed: false }

  /** @param findSeal - asked when the key is first needed; `undefined` is a system without a key store */
  constructor(path: string, findSeal: () => Promise<Seal | undefined>) {
    this.#path = path
    this.#findSeal = findSeal
  }

  get state(): HubKeyState {
    return this.#state
  }

  /** Makes the key when there is none. Rejects with a `HubKeyFault`; then it can be tried again. */
  open(): Promise<KeyPair> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  async #open(): Promise<KeyPair> {
    const seal = await this.#findSeal()
    const kept = await this.#read(seal)
    const pair = kept?.pair ?? curveKeyPair()
    // A key from before there was a key store is sealed now.
    if (kept === undefined || (!kept.isSealed && seal !== undefined)) await this.#write(pair, seal)
    this.#state = { publicKey: pair.publicKey, isSealed: seal !== undefined }
    return pair
  }

  async #read(seal: Seal | undefined): Promise<{ pair: KeyPair; isSealed: boolean } | undefined> {
    try {
      const text = await readFile(this.#path, 'utf8')
      const { publicKey, sealed, secretKey } = fileSchema.parse(JSON.parse(text))
      if (sealed && seal === undefined) throw new Error('the system’s key store is missing.')
      const opened =
        sealed && seal !== undefined ? await seal.open(Buffer.from(secretKey, 'base64')) : secretKey
      return { pair: { publicKey, secretKey: keySchema.parse(opened) }, isSealed: sealed }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw new HubKeyFault(
        `The hub’s key in ${this.#path} cannot be opened, so no camera can reach Camwall: ${reason(error)}`,
        'Unlock the system’s key store. Or delete the file: Camwall makes a new key, which every sender must be given.',
        error,
      )
    }
  }

  async #write({ publicKey, secretKey }: KeyPair, seal: Seal | undefined): Promise<void> {
    try {
      const kept = seal === undefined ? secretKey : (await seal.close(secretKey)).toString('base64')
      const file: KeyFile = {
        version: 1,
        publicKey,
        sealed: seal !== undefined,
        secretKey: kept,
      }
      await mkdir(dirname(this.#path), { recursive: true })
      await writeWhole(this.#path, `${JSON.stringify(file, undefined, 2)}\n`)
    } catch (error) {
      throw new HubKeyFault(
        `The hub’s key cannot be kept in ${this.#path}, so no camera can reach Camwall: ${reason(error)}`,
        'Make room on the disk, or see to the folder’s rights. Camwall tries again every 2 seconds.',
        error,
      )
    }
  }
}

function reason(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'it is no key file.'
  return error instanceof Error ? error.message : String(error)
}
