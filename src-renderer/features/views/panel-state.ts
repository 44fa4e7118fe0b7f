/** Whether the list of hidden tiles is open in this window. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export const hiddenPanel: StoreApi<boolean> = createStore(() => false)
