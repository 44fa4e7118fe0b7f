/** What the import of the chosen file would do, while this window shows it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ImportPlan } from '../../../src-main/features/wall-file/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'

export const importPlan: StoreApi<ImportPlan | undefined> = createStore<ImportPlan | undefined>(
  () => undefined,
)

/** Lets a person choose a file, and shows what its import would do. */
export async function chooseImport(store: CamwallStore): Promise<void> {
  const plan = await store.main.ask('wall-file:choose')
  if (plan !== undefined) importPlan.setState(plan, true)
}
