/** A bridge without a main process: it notes what it is asked, and tells what a test says. */
import type {
  CamwallBridge,
  MenuCommand,
  UpdateAct,
  WallState,
} from '../../../src-main/contract/bridge.ts'
import type { CameraStatus } from '../../../src-main/contract/camera.ts'
import type {
  AppSettingsPatch,
  HubSettingsPatch,
  SettingsView,
} from '../../../src-main/contract/settings.ts'

export class StandInBridge implements CamwallBridge {
  /** Every request but `openWall`, with its arguments. */
  readonly asked: unknown[][] = []
  /** When set, every request is refused with it. */
  refusal: string | undefined
  readonly #listeners = new Set<(change: Partial<WallState>) => void>()
  readonly #menuListeners = new Set<(command: MenuCommand) => void>()
  #state: WallState

  constructor(state: WallState) {
    this.#state = state
  }

  tell(change: Partial<WallState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(change)
  }

  choose(command: MenuCommand): void {
    for (const listener of this.#menuListeners) listener(command)
  }

  get listenerCount(): number {
    return this.#listeners.size + this.#menuListeners.size
  }

  openWall = () => Promise.resolve(this.#state)
  openFrames = () => this.#note('openFrames')
  arrange = (order: readonly string[]) => this.#note('arrange', order)
  solo = (camera: string | undefined) => this.#note('solo', camera)
  forgetCamera = (camera: string) => this.#note('forgetCamera', camera)
  dismissNotice = (id: number) => this.#note('dismissNotice', id)
  setFullScreen = (on: boolean) => this.#note('setFullScreen', on)
  tellStall = (milliseconds: number) => this.#note('tellStall', milliseconds)
  tellPainterEnded = (why: string) => this.#note('tellPainterEnded', why)
  actOnUpdate = (act: UpdateAct) => this.#note('actOnUpdate', act)
  copyText = (text: string) => this.#note('copyText', text)

  changeSettings = async (patch: HubSettingsPatch): Promise<SettingsView> => {
    await this.#note('changeSettings', patch)
    const { hub, app } = this.#state.settings
    return { hub: { ...hub, ...patch }, app, setByFlags: [] }
  }

  changeAppSettings = async (patch: AppSettingsPatch): Promise<SettingsView> => {
    await this.#note('changeAppSettings', patch)
    const { settings } = this.#state
    return { ...settings, app: { ...settings.app, ...patch } }
  }

  onState = (listener: (change: Partial<WallState>) => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  onMenuCommand = (listener: (command: MenuCommand) => void) => {
    this.#menuListeners.add(listener)
    return () => void this.#menuListeners.delete(listener)
  }

  #note(...asked: unknown[]): Promise<void> {
    this.asked.push(asked)
    return this.refusal === undefined ? Promise.resolve() : Promise.reject(new Error(this.refusal))
  }
}

export function aCamera(name: string, differs: Partial<CameraStatus> = {}): CameraStatus {
  return {
    name,
    mode: 'req-rep',
    state: 'live',
    width: 640,
    height: 480,
    frameBytes: 131_000,
    format: 'jpeg',
    receivedFps: 32,
    paintedFps: 30,
    firstSeen: 0,
    lastSeen: 1000,
    lastFrameAt: 1000,
    received: 100,
    painted: 90,
    dropped: 10,
    malformed: 0,
    bytes: 13_100_000,
    ...differs,
  }
}

export function aWall(differs: Partial<WallState> = {}): WallState {
  return {
    hub: { kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' },
    hubKey: { publicKey: undefined, isSealed: false },
    settings: {
      hub: {
        mode: 'req-rep',
        listen: 'tcp://*:5555',
        connect: [],
        maxFps: 60,
        maxMbps: null,
        wallMaxFps: null,
        wallMaxMbps: null,
        hiddenFps: 1,
        allowFrom: [],
        allowNames: [],
        encrypt: false,
        senderKeys: [],
      },
      app: { lookForUpdates: true },
      setByFlags: [],
    },
    computer: { hostName: 'hub', addresses: ['192.168.1.20'] },
    notices: [],
    cameras: [],
    totals: { received: 0, painted: 0, dropped: 0, malformed: 0, bytes: 0 },
    order: [],
    fullScreen: false,
    update: { kind: 'never' },
    ...differs,
  }
}
