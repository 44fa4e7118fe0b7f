/** Reads the file of `--config` or `--check`. */
import { readFileSync } from 'node:fs'
import { message, type Language, type Message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import type { Content } from '../settings/settings-file.ts'
import { checkWallFile, faultLine, type WallFileForm } from '../settings/wall-file.ts'

export type GivenWallFile =
  | { readonly ok: true; readonly content: Content }
  /** Lines for the terminal. */
  | { readonly ok: false; readonly text: string }

/**
 * Synchronous: it is read once, before anything else starts. Never throws.
 *
 * @param path - without one, nothing is given
 */
export function readGivenWallFile(
  path: string | undefined,
  form: WallFileForm,
  language: Language,
): GivenWallFile {
  const faulty = (faults: readonly Message[]): GivenWallFile => ({
    ok: false,
    text: faults.map((fault) => language.say(fault)).join('\n'),
  })
  if (path === undefined) return { ok: true, content: {} }
  try {
    const checked = checkWallFile(readFileSync(path, 'utf8'), form)
    if (checked.ok) return { ok: true, content: withOwnPlaces(checked.content) }
    return faulty(checked.faults.map((fault) => faultLine(path, fault)))
  } catch (error) {
    return faulty([message('wall-file.not-read', { path, error: messageOf(error) })])
  }
}

/** Windows of the file open where it says, and not where windows were last with these monitors. */
function withOwnPlaces(content: Content): Content {
  return Object.hasOwn(content, 'windows') ? { places: [], ...content } : content
}
