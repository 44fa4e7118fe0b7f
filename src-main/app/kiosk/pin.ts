/** The PIN that leaves kiosk mode, of which only a hash is kept. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Both in base64. */
export const pinSchema = z.object({ salt: z.base64(), hash: z.base64() }).readonly().nullable()
/** `null` without a PIN: JSON has no `undefined`. */
export type KeptPin = z.infer<typeof pinSchema>

/** Bytes. */
const SALT_LENGTH = 16
const HASH_LENGTH = 32

export async function hashPin(pin: string): Promise<NonNullable<KeptPin>> {
  const salt = randomBytes(SALT_LENGTH)
  return { salt: salt.toString('base64'), hash: (await hashed(pin, salt)).toString('base64') }
}

export async function isPinRight(pin: string, kept: NonNullable<KeptPin>): Promise<boolean> {
  const right = Buffer.from(kept.hash, 'base64')
  const given = await hashed(pin, Buffer.from(kept.salt, 'base64'))
  return right.length === given.length && timingSafeEqual(right, given)
}

/** With Node's cost of scrypt: 16 MiB and about 50 ms, off the main thread. */
function hashed(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_LENGTH, (error, hash) => {
      if (error === null) resolve(hash)
      else reject(error)
    })
  })
}
