import { expect, test } from 'vitest'
import { severeFindings, type Advisory } from '../../scripts/advisories.ts'

const advisory = (title: string, severity: string): Advisory => ({
  title,
  url: `https://github.com/advisories/${title}`,
  severity,
})

test('high and critical findings are separated into shipped packages and build tools', () => {
  const report = {
    vulnerabilities: {
      electron: { name: 'electron', via: [advisory('A', 'high'), advisory('B', 'moderate')] },
      vite: { name: 'vite', via: [advisory('C', 'critical')] },
      'js-yaml': { name: 'js-yaml', via: [advisory('D', 'low')] },
    },
  }
  const { shipped, notShipped } = severeFindings(report, new Set(['electron', 'js-yaml']))
  expect(shipped).toEqual([{ name: 'electron', ...advisory('A', 'high') }])
  expect(notShipped).toEqual([{ name: 'vite', ...advisory('C', 'critical') }])
})

test('a shipped package is not reported for a vulnerable dependency that is not shipped', () => {
  const report = {
    vulnerabilities: {
      '@julusian/jpeg-turbo': { name: '@julusian/jpeg-turbo', via: ['cmake-js'] },
      'cmake-js': { name: 'cmake-js', via: ['axios'] },
      axios: { name: 'axios', via: [advisory('E', 'high')] },
    },
  }
  const { shipped, notShipped } = severeFindings(report, new Set(['@julusian/jpeg-turbo']))
  expect(shipped).toEqual([])
  expect(notShipped.map(({ name }) => name)).toEqual(['axios'])
})
