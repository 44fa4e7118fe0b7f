/** The form in which a person logs in, before the page itself is loaded. */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LANGUAGE, text } from '../text/language.ts'
import { isLoggedIn, sendLogIn } from './session.ts'
import '../theme/tokens.css'
import '../theme/controls.css'
import './log-in.css'

/** Resolves when this browser may show the wall. */
export async function logIn(): Promise<void> {
  if (await isLoggedIn()) return
  const host = document.getElementById('root')
  if (host === null) throw new Error('web.html has no #root.')
  document.documentElement.lang = LANGUAGE.locale
  const root = createRoot(host)
  await new Promise<void>((resolve) => root.render(<LogInForm done={resolve} />))
  root.unmount()
}

function LogInForm({ done }: { readonly done: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [why, setWhy] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    setIsSending(true)
    const result = await sendLogIn(name, password)
    setIsSending(false)
    if (result === 'done') done()
    else setWhy(result === 'not-reached' ? text('web.not-reached') : result.refused)
  }
  return (
    <main className="log-in">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <h1>Camwall</h1>
        <label>
          {text('web.name')}
          <input
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            required
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label>
          {text('web.password')}
          <input
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        <p className="log-in-why" role="alert">
          {why}
        </p>
        <button type="submit" className="button button-main" disabled={isSending}>
          {text('web.log-in')}
        </button>
      </form>
    </main>
  )
}
