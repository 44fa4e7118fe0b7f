import { expect, test } from 'vitest'
import { absentCommands } from '../../../../src-main/node-hub/hub-features.ts'
import { recording } from '../../../../src-renderer/features/recording/recording.ts'

test('a hub that cannot record shows no settings of recordings', () => {
  expect(absentCommands(false)).toContain(recording.settingsNeed)
})
