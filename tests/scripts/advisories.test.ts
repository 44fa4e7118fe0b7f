import { expect, test } from 'vitest'
import { graveFindings, type Advisory } from '../../scripts/advisories.ts'

const advisory = (title: string, severity: string): Advisory => ({
  title,
  url: `https://github.com/advisories/${title}`,
  severity,
})

test('high and critical ones of what ships are told apart from those of what builds', () => {
  const report = {
    vulnerabilities: {
      electron: { name: 'electron', via: [advisory('A', 'high'), advisory('B', 'moderate')] },
      vite: { name: 'vite', via: [advisory('C', 'critical')] },
      'js-yaml': { name: 'js-yaml', via: [advisory('D', 'low')] },
    },
  }
  const { shipped, others } = graveFindings(report, new Set(['electron', 'js-yaml']))
  expect(shipped).toEqual([{ name: 'electron', ...advisory('A', 'high') }])
  expect(others).toEqual([{ name: 'vite', ...advisory('C', 'critical') }])
})

test('a package that ships without the vulnerable one that it names is not at fault', () => {
  const report = {
    vulnerabilities: {
      '@julusian/jpeg-turbo': { name: '@julusian/jpeg-turbo', via: ['cmake-js'] },
      'cmake-js': { name: 'cmake-js', via: ['axios'] },
      axios: { name: 'axios', via: [advisory('E', 'high')] },
    },
  }
  const { shipped, others } = graveFindings(report, new Set(['@julusian/jpeg-turbo']))
  expect(shipped).toEqual([])
  expect(others.map(({ name }) => name)).toEqual(['axios'])
})
