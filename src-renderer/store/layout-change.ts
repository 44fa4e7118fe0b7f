/** Changes the layout, and shows it at once, while the request is under way. */
import type { LayoutPatch } from '../../src-main/contract/layout.ts'
import type { MainProcess } from './main-process.ts'

export async function changeLayout(main: MainProcess, patch: LayoutPatch): Promise<void> {
  const before = main.topics.getState()?.layout
  if (before === undefined) return
  const layout = { ...before, ...patch }
  main.assume({ layout })
  const isDone = await main.request('layout:change', patch)
  if (!isDone && main.topics.getState()?.layout === layout) main.assume({ layout: before })
}
