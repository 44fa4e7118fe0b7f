/** Passwords and PINs, of which only a hash is kept. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Both in base64. */
export const passwordHashSchema = z.object({ salt: z.base64(), hash: z.base64() }).readonly()
export type PasswordHash = z.infer<typeof passwordHashSchema>

/** Bytes. */
const SALT_LENGTH = 16
const HASH_LENGTH = 32

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_LENGTH)
  return { salt: salt.toString('base64'), hash: (await hashed(password, salt)).toString('base64') }
}

export async function isPasswordRight(password: string, kept: PasswordHash): Promise<boolean> {
  const right = Buffer.from(kept.hash, 'base64')
  const given = await hashed(password, Buffer.from(kept.salt, 'base64'))
  return right.length === given.length && timingSafeEqual(right, given)
}

/** With Node's cost of scrypt: 16 MiB and about 50 ms, off the main thread. */
function hashed(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_LENGTH, (error, hash) => {
      if (error === null) resolve(hash)
      else reject(error)
    })
  })
}
