/** Notices about the hub, its senders and the settings. */
import { commandText } from '../../contract/command.ts'
import type { Source } from '../../contract/source.ts'
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'
import type { FoundRenaming } from '../../feed/sources.ts'
import type { NewNotice } from './notice-board.ts'

export const WOKEN: NewNotice = {
  key: 'woken',
  severity: 'info',
  what: message('notice.sender-woken'),
}

/** Of a sender's message. `camera` is `undefined` when it named none. */
export function notShown(why: Message, camera: string | undefined): NewNotice {
  return {
    key: `fault of ${camera ?? ''}`,
    severity: 'warning',
    what:
      camera === undefined
        ? message('notice.not-shown-unnamed', { why })
        : message('notice.not-shown', { camera, why }),
  }
}

/** Of a sender that makes up its names. */
export function renames({ camera, names }: FoundRenaming): NewNotice {
  const [one = '', other = ''] = names.slice(-2)
  return {
    key: `renames ${camera}`,
    severity: 'warning',
    what: message('notice.sender-renames', { camera, one, other }),
    todo: message('notice.sender-renames.todo'),
  }
}

/** The key of the notice that two senders have one name. */
export function nameSharedKey(camera: string): string {
  return `shared ${camera}`
}

/** Of two senders with one name. Connections have no name that would tell a person which they are. */
export function nameShared(camera: string, [one, other]: readonly [Source, Source]): NewNotice {
  const areKnown = one.label !== other.label
  return {
    key: nameSharedKey(camera),
    severity: 'warning',
    what: areKnown
      ? message('notice.name-shared-by', { camera, one: one.label, other: other.label })
      : message('notice.name-shared', { camera }),
    todo: message('notice.name-shared.todo', { command: commandText('split-camera') }),
  }
}

export function broken(error: unknown): NewNotice {
  return {
    key: 'broken',
    severity: 'error',
    what: message('notice.frame-lost', { error: String(error) }),
    todo: message('notice.report-this.todo'),
  }
}

/** Of a feature that threw when it heard an event. */
export function eventLost(error: unknown): NewNotice {
  return {
    key: 'event-lost',
    severity: 'error',
    what: message('notice.event-lost', { error: String(error) }),
    todo: message('notice.report-this.todo'),
  }
}

/** Of a values worker that ended. @param key - each feature has a worker of its own */
export function valuesWorkerEnded(key: string, why: string): NewNotice {
  return {
    key,
    severity: 'warning',
    what: message('notice.values-worker', { why }),
    todo: message('notice.report-this.todo'),
  }
}

/** Of layouts of the file of `--config`. @param layouts - their names */
export function idsShared(layouts: readonly string[]): NewNotice {
  return {
    key: 'ids-shared',
    severity: 'warning',
    what: message('notice.ids-shared', { layouts: layouts.join(', ') }),
    todo: message('notice.ids-shared.todo'),
  }
}

/** Of a camera that another one was to replace. */
export function isBack(camera: string): NewNotice {
  return {
    key: `is back ${camera}`,
    severity: 'warning',
    what: message('notice.is-back', { camera }),
  }
}

/** Of a publisher. */
export function behind(address: string): NewNotice {
  return {
    key: `behind ${address}`,
    severity: 'warning',
    what: message('notice.publisher-behind', { address }),
    todo: message('notice.publisher-behind.todo'),
  }
}

export function settingsTrouble(what: Message): NewNotice {
  return { key: ENGLISH.say(what), severity: 'warning', what }
}
