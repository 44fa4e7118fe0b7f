/** Who this browser is to the hub. */

/** A hub that has lost its power refuses nothing: the browser alone would wait for minutes. */
const ANSWERS_WITHIN_MS = 10_000

export type LogIn = 'done' | 'not-reached' | { readonly refused: string }

/** Whether this browser may show the wall. Rejects if the hub does not answer. */
export async function isLoggedIn(): Promise<boolean> {
  const response = await fetch('/session', { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
  const { isOpen } = (await response.json()) as { readonly isOpen: boolean }
  return isOpen
}

/** The password is in the body: neither in an address nor in a log. */
export async function sendLogIn(name: string, password: string): Promise<LogIn> {
  try {
    const response = await fetch('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, password }),
    })
    return response.ok ? 'done' : { refused: await response.text() }
  } catch {
    return 'not-reached'
  }
}
