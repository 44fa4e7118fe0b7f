/** Tells that a flag of the command line holds a setting for this run. */
import type { HubSettings } from '../../src-main/contract/settings.ts'
import { useTopics } from '../store/use-camwall.ts'

/** The settings that have a flag. */
const FLAGS = {
  mode: '--mode',
  listen: '--listen',
  connect: '--connect',
  allowFrom: '--allow-from',
  allowNames: '--allow-name',
} as const satisfies Partial<Record<keyof HubSettings, string>>

export function FlagNote({ setting }: { readonly setting: keyof typeof FLAGS }) {
  const isSet = useTopics((topics) => topics?.settings.setByFlags.includes(setting) === true)
  return isSet ? <p className="flag-note">set by {FLAGS[setting]} for this run</p> : undefined
}
