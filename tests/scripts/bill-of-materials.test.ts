import { join } from 'node:path'
import { expect, test } from 'vitest'
import { materialsOf, type Component } from '../../scripts/bill-of-materials.ts'
import { packageDir } from '../../scripts/paths.ts'
import { PACKED_PACKAGES, shippedPackages } from '../../scripts/shipped.ts'

function component(name: string, version = '1.0.0'): Component {
  return { 'bom-ref': `${name}@${version}`, name, version }
}

const bill = {
  metadata: { component: { 'bom-ref': 'camwall@1.0.0', name: 'a-folder' } },
  components: [
    component('zeromq'),
    component('node-gyp'),
    component('semver', '6.0.0'),
    component('semver', '7.0.0'),
  ],
  dependencies: [
    { ref: 'camwall@1.0.0', dependsOn: ['zeromq@1.0.0', 'node-gyp@1.0.0'] },
    { ref: 'zeromq@1.0.0', dependsOn: ['node-gyp@1.0.0', 'semver@7.0.0'] },
    { ref: 'node-gyp@1.0.0', dependsOn: ['semver@6.0.0'] },
  ],
}

test('what ships stays, of its version; what builds it is left out', () => {
  const shipped = [component('zeromq'), component('semver', '7.0.0')]
  expect(materialsOf(bill, shipped)).toEqual({
    metadata: { component: { 'bom-ref': 'camwall@1.0.0', name: 'camwall' } },
    components: shipped,
    dependencies: [
      { ref: 'camwall@1.0.0', dependsOn: ['zeromq@1.0.0'] },
      { ref: 'zeromq@1.0.0', dependsOn: ['semver@7.0.0'] },
    ],
  })
})

test('a bill that lacks what ships is refused', () => {
  expect(() => materialsOf(bill, [component('zeromq', '2.0.0')])).toThrow(
    "npm's bill of materials lacks zeromq 2.0.0.",
  )
})

test('Electron, React and what is packed beside them ship; the tools do not', async () => {
  const names = (await shippedPackages()).map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['electron', 'react', 'react-dom', 'scheduler', ...PACKED_PACKAGES]),
  )
  for (const tool of ['vite', 'typescript', 'cmake-js', 'tar', '@electron/get'])
    expect(names).not.toContain(tool)
})

test('a package that another keeps for itself ships in that version', async () => {
  const shipped = await shippedPackages()
  const folders = shipped.filter(({ name }) => name === 'fs-extra').map(({ folder }) => folder)
  expect(folders).toEqual([join(packageDir('electron-updater'), 'node_modules', 'fs-extra')])
})
