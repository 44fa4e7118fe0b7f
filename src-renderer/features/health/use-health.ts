/** The health of all cameras, while a component shows it. */
import { useEffect, useState } from 'react'
import type { Cause, Health } from '../../../src-main/features/health/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { healthRows, type HealthRow } from './health-rows.ts'

/** A table whose numbers change faster cannot be read. */
const EVERY_MS = 2000
/** Soon after a click, what was clicked is to change. */
const CAUSES_EVERY_MS = 1000

/** `undefined` until it is known. The rows change with each answer only, not with each frame. */
export function useHealthRows(): readonly HealthRow[] | undefined {
  const { main } = useCamwallStore()
  const [rows, setRows] = useState<readonly HealthRow[]>()
  useEffect(() => {
    const take = (health: Health | undefined) => {
      if (health === undefined) return
      const labelOf = labelsBy(main.topics.getState()?.aliases ?? [])
      setRows(healthRows(main.cameras.all.values(), health, labelOf))
    }
    return poll(() => main.ask('health:read'), take, EVERY_MS)
  }, [main])
  return rows
}

export function useCauses(): readonly Cause[] {
  const { main } = useCamwallStore()
  const [causes, setCauses] = useState<readonly Cause[]>([])
  useEffect(
    () =>
      poll(
        () => main.ask('health:causes'),
        (known) => setCauses(known ?? []),
        CAUSES_EVERY_MS,
      ),
    [main],
  )
  return causes
}
