/** Passwords and tokens that Camwall makes: shown once, and kept as hashes. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 bits cannot be guessed, so that a plain hash of a token keeps it as secret as a slow one. */
const TOKEN_BYTES = 32
/** In 20 characters of 5 bits: 100 bits, behind a slow hash and a limit of attempts. */
const PASSWORD_LENGTH = 20
/** Of 32 characters, without those that people mistake for another. */
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
/** A blank would have to be typed; the dash shows where a person is. */
const GROUP_LENGTH = 5

/** Of text that others may have: it tells tools that look for secrets in files what it is. */
const TOKEN_PREFIX = 'camwall_'

export function newToken(): string {
  return TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}

/** `abcde-fghij-kmnpq-rstuv` */
export function newPassword(): string {
  const letters = [...randomBytes(PASSWORD_LENGTH)].map((byte) =>
    PASSWORD_ALPHABET.charAt(byte % PASSWORD_ALPHABET.length),
  )
  const groups = Array.from({ length: PASSWORD_LENGTH / GROUP_LENGTH }, (_, index) =>
    letters.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH).join(''),
  )
  return groups.join('-')
}
