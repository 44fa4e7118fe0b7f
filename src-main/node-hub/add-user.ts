/** `--add-user`: adds a user of the web server to a hub that does not run. */
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { lockFolder } from '../app/settings/folder-lock.ts'
import { ENGLISH, type Language } from '../contract/text/text.ts'
import { MIN_PASSWORD_LENGTH } from '../features/web/contract.ts'
import { newPassword } from '../features/web/users/secrets.ts'
import { USERS_FILE, WebUsers } from '../features/web/users/web-users.ts'
import { firstLine } from '../lib/first-line.ts'
import type { NewUser } from './hub-flags.ts'
import { settingsFolder } from './settings-folder.ts'

/**
 * Resolves to what is to be printed; rejects with a text for the terminal.
 *
 * @param given - the settings folder; the hub's own without it
 */
export async function addUser(
  { name, rights }: NewUser,
  given: string | undefined,
  language: Language,
): Promise<string> {
  const folder = resolve(given ?? settingsFolder())
  const lock = await lockFolder(folder, ENGLISH.text('hub.holder', { id: process.pid }))
  if (lock.kind === 'held')
    throw new Error(language.text('terminal.folder-in-use', { folder, holder: lock.holder }))
  try {
    const typed = process.stdin.isTTY ? '' : firstLine(await text(process.stdin))
    if (typed !== '' && typed.length < MIN_PASSWORD_LENGTH)
      throw new Error(language.text('web.password-too-short', { least: MIN_PASSWORD_LENGTH }))
    const password = typed === '' ? newPassword() : typed
    const users = await WebUsers.open(join(folder, USERS_FILE))
    await users.set(name, rights, password)
    return typed === ''
      ? language.text('web.user-added-with', { name, password })
      : language.text('web.user-added', { name })
  } finally {
    if (lock.kind === 'locked') await lock.release()
  }
}
