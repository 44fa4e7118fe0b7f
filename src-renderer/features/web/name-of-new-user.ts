/** The name of a user who is about to be added. */
import { isUserName, type WebUser } from '../../../src-main/features/web/contract.ts'

/** Why it cannot be added; `undefined` if it can. A user with this name would lose the password and the tokens. */
export function whyNotAdded(
  name: string,
  users: readonly Pick<WebUser, 'name'>[],
): 'web.not-a-name' | 'web.name-taken' | undefined {
  if (!isUserName(name)) return 'web.not-a-name'
  return users.some((user) => user.name === name) ? 'web.name-taken' : undefined
}
