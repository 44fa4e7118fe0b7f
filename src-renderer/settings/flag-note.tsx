/** Tells that a flag of the command line holds a setting for this run. */
import type { HubSettings } from '../../src-main/contract/settings.ts'
import { useCamwall } from '../store/use-camwall.ts'

const FLAGS: Readonly<Record<keyof HubSettings, string>> = {
  mode: '--mode',
  listen: '--listen',
  connect: '--connect',
  maxFps: '--max-fps',
}

export function FlagNote({ setting }: { readonly setting: keyof HubSettings }) {
  const isSet = useCamwall((state) => state.wall?.settings.setByFlags.includes(setting) === true)
  return isSet ? <p className="flag-note">set by {FLAGS[setting]} for this run</p> : undefined
}
