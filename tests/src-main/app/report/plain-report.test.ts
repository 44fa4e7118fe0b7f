import { expect, test } from 'vitest'
import {
  plainReport,
  type PlainReportSource,
} from '../../../../src-main/app/report/plain-report.ts'
import { NO_COUNTS } from '../../../../src-main/contract/camera.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { sections } from '../../../../src-main/features/sections.ts'
import { appearanceSection } from '../../../../src-main/features/appearance/contract.ts'
import { keysSection } from '../../../../src-main/features/keys/contract.ts'
import { updatesSection } from '../../../../src-main/features/updates/contract.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { verbatim } from '../../../support/verbatim.ts'
import { listening } from '../../../support/hub-states.ts'

const totals = { ...NO_COUNTS, received: 41, painted: 21, dropped: 20, malformed: 2, bytes: 900 }
const source: PlainReportSource = {
  versions: ['Camwall 1.2.3', 'Electron 45.4.1'],
  startedAt: 0,
  now: 5000,
  sections,
  state: {
    hub: listening('tcp://*:5555'),
    settings: {
      hub: { ...hubSection.defaults, maxMbps: 2.5 },
      updates: updatesSection.defaults,
      appearance: appearanceSection.defaults,
      keys: keysSection.defaults,
      setByFlags: ['listen'],
    },
    notices: [],
    totals,
  },
  cameras: [],
}

test('it has one line for each version, setting, hub, camera and notice', () => {
  const text = plainReport({
    ...source,
    state: {
      ...source.state,
      notices: [
        {
          id: 1,
          severity: 'warning',
          what: verbatim('Bad.'),
          todo: verbatim('Fix it.'),
          at: 4000,
          times: 1204,
        },
      ],
    },
    cameras: [
      aCamera('Barn\nfaked: line', {
        ...totals,
        receivedFps: 29.96,
        paintedFps: 9,
        firstSeen: 1000,
        lastSeen: 3000,
        lastFault: verbatim('Its body is empty.'),
      }),
    ],
  })
  expect(text).toBe(`Camwall 1.2.3, Electron 45.4.1
1970-01-01T00:00:05.000Z, running since 1970-01-01T00:00:00.000Z
hub listening on tcp://*:5555 (req-rep)
Settings:
  mode: "req-rep"
  listen: "tcp://*:5555" (by a flag)
  alsoListen: []
  connect: []
  maxFps: 60
  maxMbps: 2.5
  wallMaxFps: null
  wallMaxMbps: null
  hiddenFps: 1
  allowFrom: []
  allowNames: []
  encrypt: false
  updates.lookForUpdates: true
  appearance.theme: "system"
  keys.singleCharacters: true
Cameras:
  “Barn\\u{a}faked: line” live, req-rep, 640x480 jpeg; 30.0 fps received, 9.0 painted; received 41, painted 21, unchanged 0, dropped 20, damaged 0, malformed 2, 900 bytes; seen 1970-01-01T00:00:01.000Z to 1970-01-01T00:00:03.000Z; last fault: Its body is empty.
Totals: received 41, painted 21, unchanged 0, dropped 20, damaged 0, malformed 2, 900 bytes
Notices:
  1970-01-01T00:00:04.000Z ×1204 warning: Bad. Fix it.
`)
})

test('an unlisted setting is not reported', () => {
  const hub = { ...hubSection.defaults, secretKey: 'never tell' }
  const text = plainReport({
    ...source,
    state: { ...source.state, settings: { ...source.state.settings, hub } },
  })
  expect(text).not.toContain('never tell')
  expect(text).toContain('Cameras:\n  none\n')
})
