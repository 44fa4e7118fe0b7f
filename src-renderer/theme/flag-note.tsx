/** A note that a flag of the command line sets this setting for this run. */
import type { HubSettings } from '../../src-main/contract/settings.ts'
import { useTopics } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'

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
  return isSet ? (
    <p className="flag-note">{text('settings.set-by-flag', { flag: FLAGS[setting] })}</p>
  ) : undefined
}
