/** What the page may ask of the main process: the contract's bridge, and nothing else of Electron. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  COMMAND_CHANNEL,
  FRAME_PORT_CHANNEL,
  FRAME_PORT_MESSAGE,
  REQUEST_CHANNEL,
  STATE_CHANNEL,
  type Reply,
} from '../contract/bridge.ts'
import type { ResultOf } from '../contract/request.ts'
import type { CamwallBridge, CamwallChange, CommandId, Requests } from '../features/list.ts'

function listen(channel: string, listener: (payload: unknown) => void): () => void {
  const hear = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
  ipcRenderer.on(channel, hear)
  return () => ipcRenderer.off(channel, hear)
}

// What comes by the channels is what desktop/ipc/main-ipc.ts sends, by the same contract.
const bridge: CamwallBridge = {
  request: async <Name extends keyof Requests>(name: Name, ...args: readonly unknown[]) => {
    const reply = (await ipcRenderer.invoke(REQUEST_CHANNEL, name, ...args)) as Reply
    if ('why' in reply) throw new Error(reply.why)
    return reply.result as ResultOf<Requests[Name]>
  },
  onState: (listener) => listen(STATE_CHANNEL, (change) => listener(change as CamwallChange)),
  onCommand: (listener) => listen(COMMAND_CHANNEL, (id) => listener(id as CommandId)),
}
contextBridge.exposeInMainWorld('camwall', bridge)

// A port cannot cross the context bridge; a window message can carry it to the page.
ipcRenderer.on(FRAME_PORT_CHANNEL, ({ ports }) => {
  window.postMessage(FRAME_PORT_MESSAGE, location.origin, [...ports])
})
