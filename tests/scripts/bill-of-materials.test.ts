import { expect, test } from 'vitest'
import { materialsOf, type Component } from '../../scripts/bill-of-materials.ts'
import { builtInPackages } from '../../scripts/shipped.ts'

const development = [{ name: 'cdx:npm:package:development', value: 'true' }]

function component(name: string, properties: Component['properties'] = []): Component {
  return { 'bom-ref': `${name}@1.0.0`, name, properties }
}

test('what builds is left out; what is built in, or lies beside, is not', () => {
  const bill = {
    metadata: { component: { 'bom-ref': 'camwall@1.0.0', name: 'a-folder' } },
    components: [
      component('zeromq'),
      component('react', development),
      component('vite', development),
    ],
    dependencies: [
      { ref: 'camwall@1.0.0', dependsOn: ['zeromq@1.0.0', 'react@1.0.0', 'vite@1.0.0'] },
      { ref: 'vite@1.0.0', dependsOn: [] },
    ],
  }
  expect(materialsOf(bill, new Set(['react']))).toEqual({
    metadata: { component: { 'bom-ref': 'camwall@1.0.0', name: 'camwall' } },
    components: [component('zeromq'), component('react', development)],
    dependencies: [{ ref: 'camwall@1.0.0', dependsOn: ['zeromq@1.0.0', 'react@1.0.0'] }],
  })
})

test('Electron and React are built in, the tools and the packages beside are not', async () => {
  const names = [...(await builtInPackages()).keys()]
  expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'react-dom', 'scheduler']))
  for (const other of ['vite', 'typescript', 'zeromq', '@electron/get'])
    expect(names).not.toContain(other)
})
