/** The users of the web server: what each may do, its passwords and its tokens. */
import { useState } from 'react'
import { KeyRound, LockKeyhole, Trash2, Unlink, type LucideIcon } from 'lucide-react'
import type { Right } from '../../../src-main/contract/request.ts'
import {
  highestOf,
  RIGHTS,
  rightsUpTo,
  type WebUser,
} from '../../../src-main/features/web/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { Dialog } from '../../theme/dialog.tsx'
import { SelectField } from '../../theme/select-field.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { whyNotAdded } from './name-of-new-user.ts'
import './web.css'

const NONE = [] as const

/** What is shown once: a password or a token. */
interface Shown {
  readonly title: string
  readonly what: string
  readonly secret: string
}

export function WebUsers() {
  const users = useTopics((topics) => topics?.webUsers ?? NONE)
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <h3 className="web-users-title">{text('web.users')}</h3>
      {users.length === 0 ? <p className="setting-help">{text('web.no-users')}</p> : undefined}
      <ul className="web-users">
        {users.map((user) => (
          <UserRow key={user.name} user={user} show={setShown} />
        ))}
      </ul>
      <NewUser users={users} show={setShown} />
      {shown === undefined ? undefined : (
        <Dialog title={shown.title} close={() => setShown(undefined)}>
          <p>{shown.what}</p>
          <div className="web-shown">
            <code className="web-secret">{shown.secret}</code>
            <CopyButton content={shown.secret} />
          </div>
        </Dialog>
      )}
    </>
  )
}

interface UserRowProps {
  readonly user: WebUser
  readonly show: (shown: Shown) => void
}

function UserRow({ user: { name, rights, tokens }, show }: UserRowProps) {
  const store = useCamwallStore()
  const given = tokens.filter(({ kind }) => kind === 'token')
  const setPassword = async () => {
    const made = await store.main.ask('web:set-user', name, rights)
    if (made !== undefined) show(shownPassword(name, made.password))
  }
  const addToken = async () => {
    const made = await store.main.ask('web:add-token', name, rights)
    if (made !== undefined)
      show({
        title: text('web.token-of', { name }),
        what: text('web.token-shown-once'),
        secret: made.token,
      })
  }
  const removeTokens = async () => {
    for (const { id } of given) await store.request('web:remove-token', name, id)
  }
  return (
    <li className="web-user">
      <span className="web-user-name">{name}</span>
      <span className="web-user-rights">{rightsText(highestOf(rights))}</span>
      <RowButton
        label={text('web.new-token', { name })}
        icon={KeyRound}
        act={() => void addToken()}
      />
      {given.length === 0 ? undefined : (
        <RowButton
          label={text('web.remove-tokens', { name, count: given.length })}
          icon={Unlink}
          act={() => void removeTokens()}
        />
      )}
      <RowButton
        label={text('web.new-password', { name })}
        icon={LockKeyhole}
        act={() => void setPassword()}
      />
      <RowButton
        label={text('web.remove-user', { name })}
        icon={Trash2}
        act={() => void store.request('web:remove-user', name)}
      />
    </li>
  )
}

interface RowButtonProps {
  readonly label: string
  readonly icon: LucideIcon
  readonly act: () => void
}

function RowButton({ label, icon: Icon, act }: RowButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon />
    </button>
  )
}

interface NewUserProps extends Pick<UserRowProps, 'show'> {
  readonly users: readonly WebUser[]
}

function NewUser({ users, show }: NewUserProps) {
  const store = useCamwallStore()
  const [name, setName] = useState('')
  const [right, setRight] = useState<Right>('view')
  const whyNot = whyNotAdded(name.trim(), users)
  const add = async () => {
    const made = await store.main.ask('web:set-user', name.trim(), rightsUpTo(right))
    if (made === undefined) return
    setName('')
    show(shownPassword(name.trim(), made.password))
  }
  return (
    <div className="web-new-user">
      <TextField
        label={text('web.user-name')}
        text={name}
        why={name === '' || whyNot === undefined ? undefined : text(whyNot)}
        onText={setName}
        onCommit={() => {
          if (whyNot === undefined) void add()
        }}
      />
      <SelectField
        label={text('web.rights')}
        value={right}
        options={RIGHTS.map((each) => [each, rightsText(each)] as const)}
        choose={setRight}
      />
      <button
        type="button"
        className="button"
        disabled={whyNot !== undefined}
        onClick={() => void add()}
      >
        {text('web.add')}
      </button>
    </div>
  )
}

function shownPassword(name: string, password: string): Shown {
  return {
    title: text('web.password-of', { name }),
    what: text('web.password-shown-once'),
    secret: password,
  }
}

function rightsText(right: Right): string {
  return text(`web.rights.${right}`)
}
