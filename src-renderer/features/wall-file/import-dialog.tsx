/** What an import would change, before it does; or the faults of the file. */
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FileChange, ImportPlan } from '../../../src-main/features/wall-file/contract.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { Switch } from '../../theme/switch.tsx'
import { importPlan } from './import-plan.ts'
import './import-dialog.css'

export function ImportDialog() {
  const plan = useStore(importPlan)
  return plan === undefined ? undefined : <Planned plan={plan} />
}

function Planned({ plan }: { readonly plan: ImportPlan }) {
  const store = useCamwallStore()
  const [allowed, setAllowed] = useState<readonly string[]>([])
  const { path, faults, changes, left } = plan
  const sure = changes.filter(({ risk }) => risk === undefined)
  const risky = changes.filter(({ risk }) => risk !== undefined)
  const close = () => importPlan.setState(undefined, true)
  const act = async () => {
    if (await store.request('wall-file:import', allowed)) close()
  }
  const turn = (change: FileChange, isOn: boolean) =>
    setAllowed((now) => [
      ...now.filter((one) => one !== change.path),
      ...(isOn ? [change.path] : []),
    ])
  const isIdle = sure.length + allowed.length === 0
  return (
    <Dialog
      title={text('import.title')}
      {...(isIdle ? {} : { action: { label: text('import.import'), act: () => void act() } })}
      close={close}
    >
      <p className="import-path">{path}</p>
      {faults.length > 0 ? <Faults faults={faults.map(say)} /> : undefined}
      {faults.length === 0 && changes.length === 0 ? <p>{text('import.nothing')}</p> : undefined}
      {sure.length > 0 ? <Changes changes={sure} /> : undefined}
      {risky.length > 0 ? <p>{text('import.risks')}</p> : undefined}
      {risky.map((change) => (
        <Switch
          key={change.path}
          isOn={allowed.includes(change.path)}
          turn={(isOn) => turn(change, isOn)}
        >
          {riskText(change)}
        </Switch>
      ))}
      {left.map((what) => (
        <p key={say(what)}>{say(what)}</p>
      ))}
    </Dialog>
  )
}

function riskText({ path, then, risk = 'port-opened' }: FileChange): string {
  return risk === 'encryption-off' || risk === 'list-emptied'
    ? text(`import.risk.${risk}`, { path })
    : text(`import.risk.${risk}`, { path, then })
}

function Faults({ faults }: { readonly faults: readonly string[] }) {
  return (
    <>
      <p role="alert">{text('import.faults')}</p>
      <ul className="import-faults">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </>
  )
}

function Changes({ changes }: { readonly changes: readonly FileChange[] }) {
  return (
    <>
      <p>{text('import.changes')}</p>
      <table className="import-changes">
        <thead>
          <tr>
            <th>{text('import.setting')}</th>
            <th>{text('import.now')}</th>
            <th>{text('import.then')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, now, then }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              <td>{now ?? text('import.not-set')}</td>
              <td>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
