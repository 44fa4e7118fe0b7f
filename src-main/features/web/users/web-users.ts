/**
 * The users of the web server, their passwords and tokens as hashes, in a file of their own that only its owner can read: in no
 * export, report or log.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Right } from '../../../contract/request.ts'
import { codeOf } from '../../../lib/code-of.ts'
import { jsonText } from '../../../lib/json-text.ts'
import { hashPassword, isPasswordRight, passwordHashSchema } from '../../../lib/password-hash.ts'
import { writeFileAtomic } from '../../../lib/write-file-atomic.ts'
import { isUserName, MAX_TOKENS, MAX_USERS, RIGHTS, type WebUser } from '../contract.ts'
import { hashToken, newToken } from './secrets.ts'

/** In the settings folder. */
export const USERS_FILE = 'web-users.json'

/** A browser on the wall of a kitchen is not to ask for a password each day. */
export const SESSION_MS = 30 * 24 * 3600 * 1000

const KINDS = ['token', 'session'] as const

const rights = z.array(z.enum(RIGHTS)).readonly()
const tokenSchema = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    rights,
    /** SHA-256 in base64. */
    hash: z.base64(),
    /** Milliseconds since the epoch. */
    madeAt: z.number(),
  })
  .readonly()
const userSchema = z
  .object({
    name: z.string().refine(isUserName),
    rights,
    password: passwordHashSchema,
    tokens: z
      .array(tokenSchema)
      .max(KINDS.length * MAX_TOKENS)
      .readonly(),
  })
  .readonly()
const fileSchema = z.object({
  version: z.literal(1),
  users: z.array(userSchema).max(MAX_USERS).readonly(),
})

type Token = z.infer<typeof tokenSchema>
type User = z.infer<typeof userSchema>
type Users = readonly User[]

/** Who makes a request, and what it may do. */
export interface Identity {
  /** `undefined`: anybody at this computer, while there are no users. */
  readonly user: string | undefined
  readonly rights: ReadonlySet<Right>
  /** The hash of the token that proves it. */
  readonly proof: string | undefined
}

export class WebUsers {
  readonly #path: string
  readonly #listeners = new Set<() => void>()
  #users: Users
  #changing: Promise<unknown> = Promise.resolve()

  /** Rejects if the file is there and cannot be read: that must not count as having no users. */
  static async open(path: string): Promise<WebUsers> {
    return new WebUsers(path, await readUsers(path))
  }

  private constructor(path: string, users: Users) {
    this.#path = path
    this.#users = users
  }

  /** Without the hashes. */
  get list(): readonly WebUser[] {
    return this.#users.map(({ name, rights: own, tokens }) => ({
      name,
      rights: own,
      tokens: tokens.map(({ id, kind, rights: given, madeAt }) => ({
        ...{ id, kind, madeAt },
        rights: given,
      })),
    }))
  }

  /** Calls back when they have changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /**
   * Makes a user, or gives one other rights and another password, which ends its sessions and tokens.
   *
   * @param kept - the hash of the one that does not end
   */
  async set(name: string, own: readonly Right[], password: string, kept?: string): Promise<void> {
    const hashed = await hashPassword(password)
    await this.#change((all) => {
      const others = all.filter((each) => each.name !== name)
      if (others.length >= MAX_USERS) throw new Error(`There are ${MAX_USERS} users already.`)
      const before = all.find((each) => each.name === name)?.tokens ?? []
      const tokens = before.filter(({ hash }) => hash === kept)
      return [...others, { name, rights: own, password: hashed, tokens }]
    })
  }

  async remove(name: string): Promise<void> {
    await this.#change((all) => all.filter((each) => each.name !== name))
  }

  /**
   * Of too many of one kind, the one that was made first is removed.
   *
   * @param wanted - those that the user has not are left out
   * @returns the token; `undefined` if there is no such user
   */
  async addToken(
    name: string,
    kind: Token['kind'],
    wanted: readonly Right[],
    now = Date.now(),
  ): Promise<string | undefined> {
    const secret = newToken()
    await this.#change((all) =>
      all.map((user) => {
        if (user.name !== name) return user
        const own = wanted.filter((right) => user.rights.includes(right))
        const token = { id: randomUUID(), kind, rights: own, hash: hashToken(secret), madeAt: now }
        const tokens = [...user.tokens.filter((each) => isValid(each, now)), token]
        const excess = tokens.filter((each) => each.kind === kind).at(-MAX_TOKENS - 1)
        return { ...user, tokens: tokens.filter((each) => each !== excess) }
      }),
    )
    return this.ofToken(secret, now) === undefined ? undefined : secret
  }

  /** @param which - of the token's id, or its hash */
  async removeToken(
    name: string,
    which: { readonly id: string } | { readonly hash: string },
  ): Promise<void> {
    const isIt = (token: Token) =>
      'id' in which ? token.id === which.id : token.hash === which.hash
    await this.#change((all) =>
      all.map((user) =>
        user.name === name
          ? { ...user, tokens: user.tokens.filter((token) => !isIt(token)) }
          : user,
      ),
    )
  }

  /** The rights of the user as they are now. `undefined`: it is not, or no longer, a token of anybody. */
  ofToken(secret: string, now = Date.now()): Identity | undefined {
    return this.ofProof(hashToken(secret), now)
  }

  /** @param proof - of an identity from before */
  ofProof(proof: string, now = Date.now()): Identity | undefined {
    for (const user of this.#users)
      for (const token of user.tokens)
        if (token.hash === proof && isValid(token, now)) {
          const own = token.rights.filter((right) => user.rights.includes(right))
          return { user: user.name, rights: new Set(own), proof }
        }
    return undefined
  }

  /** Takes as long for a user that does not exist. */
  async isPassword(name: string, password: string): Promise<boolean> {
    const user = this.#users.find((each) => each.name === name)
    const kept = user?.password ?? (await nobodysPassword())
    return (await isPasswordRight(password, kept)) && user !== undefined
  }

  /** Resolves when it is on the disk: one change after the other. */
  #change(change: (all: Users) => Users): Promise<void> {
    const next = this.#changing.then(async () => {
      const users = change(this.#users)
      await writeFileAtomic(this.#path, jsonText({ version: 1, users }))
      this.#users = users
      for (const listener of this.#listeners) listener()
    })
    this.#changing = next.catch(() => undefined)
    return next
  }
}

function isValid({ kind, madeAt }: Token, now: number): boolean {
  return kind === 'token' || now - madeAt < SESSION_MS
}

let nobodys: ReturnType<typeof hashPassword> | undefined
function nobodysPassword(): ReturnType<typeof hashPassword> {
  nobodys ??= hashPassword(newToken())
  return nobodys
}

async function readUsers(path: string): Promise<Users> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).users
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
