import { expect, test } from 'vitest'
import { CameraRows } from '../../../src-renderer/store/camera-rows.ts'
import { aCamera } from '../../support/a-camera.ts'

test('a change is merged into the known row', () => {
  const rows = new CameraRows()
  const gate = aCamera('Gate')
  rows.replace([gate])
  rows.update({ gone: [], changed: [{ name: 'Gate', received: 7 }] })
  expect(rows.get('Gate')).toEqual({ ...gate, received: 7 })
})

test('a change of a camera that is not known is no row, whatever fields it has', () => {
  const rows = new CameraRows()
  const { firstSeen: _, warnings: _same, ...changed } = aCamera('Gate')
  rows.update({ gone: [], changed: [changed] })
  expect(rows.get('Gate')).toBeUndefined()
})
