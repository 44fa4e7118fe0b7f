/** Whether the panel of details is open in this window. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export const detailsPanel: StoreApi<boolean> = createStore(() => false)
