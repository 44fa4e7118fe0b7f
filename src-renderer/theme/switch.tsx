/** A check box with its text. */
import type { ReactNode } from 'react'

interface SwitchProps {
  readonly isOn: boolean
  readonly turn: (isOn: boolean) => unknown
  readonly children: ReactNode
}

export function Switch({ isOn, turn, children }: SwitchProps) {
  return (
    <label className="switch">
      <input type="checkbox" checked={isOn} onChange={({ target }) => turn(target.checked)} />
      {children}
    </label>
  )
}
