/** What the page may ask of the main process: the contract's bridge, and nothing else of Electron. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  FRAME_PORT_CHANNEL,
  FRAME_PORT_MESSAGE,
  type CamwallBridge,
  type Events,
  type Requests,
} from '../contract/bridge.ts'

function ask<Channel extends keyof Requests>(
  channel: Channel,
  ...asked: Requests[Channel]['asks']
): Promise<Requests[Channel]['gets']> {
  return ipcRenderer.invoke(channel, ...asked) as Promise<Requests[Channel]['gets']>
}

function listen<Channel extends keyof Events>(
  channel: Channel,
  listener: (payload: Events[Channel]) => void,
): () => void {
  const hear = (_event: IpcRendererEvent, payload: Events[Channel]) => listener(payload)
  ipcRenderer.on(channel, hear)
  return () => ipcRenderer.off(channel, hear)
}

const bridge: CamwallBridge = {
  openWall: () => ask('wall:open'),
  openFrames: () => ask('frames:open'),
  changeSettings: (patch) => ask('settings:change', patch),
  changeAppSettings: (patch) => ask('settings:change-app', patch),
  actOnUpdate: (act) => ask('update:act', act),
  arrange: (order) => ask('wall:arrange', order),
  solo: (camera) => ask('wall:solo', camera),
  forgetCamera: (camera) => ask('camera:forget', camera),
  dismissNotice: (id) => ask('notice:dismiss', id),
  setFullScreen: (on) => ask('window:full-screen', on),
  tellStall: (milliseconds) => ask('page:stalled', milliseconds),
  tellPainterEnded: (why) => ask('painter:ended', why),
  copyText: (text) => ask('clipboard:write', text),
  onState: (listener) => listen('wall:state', listener),
  onMenuCommand: (listener) => listen('menu:command', listener),
}
contextBridge.exposeInMainWorld('camwall', bridge)

// A port cannot cross the context bridge; a window message can carry it to the page.
ipcRenderer.on(FRAME_PORT_CHANNEL, ({ ports }) => {
  window.postMessage(FRAME_PORT_MESSAGE, location.origin, [...ports])
})
