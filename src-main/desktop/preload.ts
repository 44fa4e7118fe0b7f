/** Exposes the contract's bridge to the page, and nothing else of Electron. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  COMMAND_CHANNEL,
  FRAME_PORT_CHANNEL,
  FRAME_PORT_MESSAGE,
  LANGUAGE_ARGUMENT,
  REQUEST_CHANNEL,
  STATE_CHANNEL,
  type Answer,
} from '../contract/bridge.ts'
import type { ResultOf } from '../contract/request.ts'
import type { LanguageName } from '../contract/text/languages.ts'
import type { CamwallBridge, CamwallChange, CommandId, Requests } from '../features/list.ts'

function listen(channel: string, listener: (payload: unknown) => void): () => void {
  const hear = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
  ipcRenderer.on(channel, hear)
  return () => ipcRenderer.off(channel, hear)
}

/** Passed by desktop/windows/wall-window.ts. */
function languageOfWindow(): LanguageName {
  const argument = process.argv.find((given) => given.startsWith(LANGUAGE_ARGUMENT))
  return (argument?.slice(LANGUAGE_ARGUMENT.length) ?? 'en') as LanguageName
}

// The payloads are those that desktop/ipc/main-ipc.ts sends, by the same contract.
const bridge: CamwallBridge = {
  language: languageOfWindow(),
  request: <Name extends keyof Requests>(name: Name, ...args: readonly unknown[]) =>
    ipcRenderer.invoke(REQUEST_CHANNEL, name, ...args) as Promise<Answer<ResultOf<Requests[Name]>>>,
  onState: (listener) => listen(STATE_CHANNEL, (change) => listener(change as CamwallChange)),
  onCommand: (listener) => listen(COMMAND_CHANNEL, (id) => listener(id as CommandId)),
}
contextBridge.exposeInMainWorld('camwall', bridge)

// A port cannot cross the context bridge, but a window message can transfer it.
ipcRenderer.on(FRAME_PORT_CHANNEL, ({ ports }) => {
  window.postMessage(FRAME_PORT_MESSAGE, location.origin, [...ports])
})
