/** The kind and the name of a package: a test package is never mistaken for a release. */
import { expect, test } from 'vitest'
import { packedVersion, planPackage, tarArguments } from '../../scripts/packing/pack-plan.ts'

test('a release is packed only on request', () => {
  expect(planPackage([])).toBe('test')
  expect(planPackage(['--release'])).toBe('release')
  expect(planPackage(['--inspectable'])).toBe('inspectable')
})

test.each([[['--relase']], [['--release', '--inspectable']], [['deb']]])(
  'refuses %j, and says what it takes',
  (args) => {
    expect(() => planPackage(args)).toThrow(
      `npm run package takes nothing, --release or --inspectable. It got: ${args.join(' ')}`,
    )
  },
)

test('only a release has a plain version', () => {
  expect(packedVersion('release', '1.2.3')).toBe('1.2.3')
  expect(packedVersion('test', '1.2.3')).toBe('1.2.3-test')
  expect(packedVersion('inspectable', '1.2.3')).toBe('1.2.3-inspectable')
})

test("the archive's folder has the archive's name", () => {
  const args = tarArguments('/dist', 'linux-arm64-unpacked', 'camwall-1.2.3-arm64')
  expect(args).toContain('/dist/camwall-1.2.3-arm64.tar.gz')
  expect(args).toContain('--transform=s,^linux-arm64-unpacked,camwall-1.2.3-arm64,')
  expect(args.at(-1)).toBe('linux-arm64-unpacked')
})
