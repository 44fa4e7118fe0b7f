/** The topics of a hub and its cameras. Pure. */
import { createHash } from 'node:crypto'

/** Characters of a name in a topic: enough to recognise it. */
const MAX_SLUG_LENGTH = 32
/** Hexadecimal digits of the hash: two of 256 names have the same by chance in one of 130,000 walls. */
const HASH_DIGITS = 8

/**
 * The part of a topic that stands for a name: letters, digits and `_`, and a hash, because different names can have the same
 * letters. The same name always has the same one.
 */
export function topicIdOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, MAX_SLUG_LENGTH)
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_DIGITS)
  return slug === '' ? hash : `${slug}_${hash}`
}

/** @param base - the beginning of all topics */
export function statusTopic(base: string, hub: string): string {
  return `${base}/${hub}/status`
}

export function stateTopic(base: string, hub: string, camera: string): string {
  return `${base}/${hub}/${topicIdOf(camera)}/state`
}

export function pictureTopic(base: string, hub: string, camera: string): string {
  return `${base}/${hub}/${topicIdOf(camera)}/picture`
}
