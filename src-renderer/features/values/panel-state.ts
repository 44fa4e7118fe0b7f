/** Whether the panel of values is open in this window. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export const valuesPanel: StoreApi<boolean> = createStore(() => false)
