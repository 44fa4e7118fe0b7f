import { join } from 'node:path'
import { expect, test } from 'vitest'
import { materialsOf, type BillComponent } from '../../scripts/bill-of-materials.ts'
import { packageDir } from '../../scripts/paths.ts'
import { PACKED_PACKAGES, shippedPackages } from '../../scripts/shipped.ts'

function component(name: string, version = '1.0.0'): BillComponent {
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

test('shipped packages are kept, in their version; build tools are removed', () => {
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

test('a bill that lacks a shipped package is an error', () => {
  expect(() => materialsOf(bill, [component('zeromq', '2.0.0')])).toThrow(
    "npm's bill of materials lacks zeromq 2.0.0.",
  )
})

test('Electron, React and the packages beside the bundle are listed; tools and Camwall’s own code are not', async () => {
  const names = (await shippedPackages()).map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['electron', 'react', 'react-dom', 'scheduler', ...PACKED_PACKAGES]),
  )
  const tools = ['vite', 'typescript', 'cmake-js', 'tar', '@electron/get']
  for (const other of [...tools, '@camwall/demo-scenes']) expect(names).not.toContain(other)
})

test('a nested dependency is listed in its own version', async () => {
  const shipped = await shippedPackages()
  const folders = shipped.filter(({ name }) => name === 'fs-extra').map(({ folder }) => folder)
  expect(folders).toEqual([join(packageDir('electron-updater'), 'node_modules', 'fs-extra')])
})
