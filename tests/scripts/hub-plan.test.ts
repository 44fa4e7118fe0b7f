import { describe, expect, test } from 'vitest'
import { hubManifest, isLoaded, packedManifest } from '../../scripts/packing/hub-plan.ts'
import { readManifest } from '../../scripts/shipped.ts'

describe('of a package with native code', () => {
  test.each([
    ['zeromq', 'lib/native.js'],
    ['zeromq', 'build/manifest.json'],
    ['zeromq', 'build/linux/arm64/node/glibc-127-Release/addon.node'],
    ['zeromq', 'build/linux/x64/node/musl-127-Release/addon.node'],
    ['cmake-ts', 'build/loader.js'],
    ['@julusian/jpeg-turbo', 'index.js'],
    ['@julusian/jpeg-turbo', 'prebuilds/jpeg-turbo-linux-arm/libturbojpeg.so.0'],
    ['pkg-prebuilds', 'lib/prebuild.js'],
  ])('%s: %s is loaded', (name, path) => {
    expect(isLoaded(name, path)).toBe(true)
  })

  test.each([
    ['zeromq', 'lib/ts3.7/index.d.ts'],
    ['zeromq', 'lib/native.d.ts'],
    ['zeromq', 'build/linux/x64/node/glibc-72-Release/addon.node'],
    ['cmake-ts', 'build/main.js'],
    ['@julusian/jpeg-turbo', 'src/jpeg.cc'],
    ['another', 'index.js'],
  ])('%s: %s is not', (name, path) => {
    expect(isLoaded(name, path)).toBe(false)
  })

  test('npm neither runs a script nor downloads what compiles it', () => {
    const packed = packedManifest({
      name: 'zeromq',
      version: '6.8.0',
      dependencies: { 'cmake-ts': '1.0.2', 'node-addon-api': '^8.3.1' },
      devDependencies: { mocha: '1' },
      ...{ scripts: { install: 'compile' }, main: 'lib/index.js' },
    })
    expect(packed).toEqual({
      name: 'zeromq',
      version: '6.8.0',
      main: 'lib/index.js',
      dependencies: { 'cmake-ts': '1.0.2' },
    })
  })
})

test('the hub has exactly the packages with native code, all in the tarball', async () => {
  const manifest = await readManifest()
  expect(hubManifest(manifest)).toMatchObject({
    name: 'camwall-hub',
    version: manifest.version,
    bin: { 'camwall-hub': 'out/hub/hub.js', 'camwall-relay': 'out/hub/relay.js' },
    dependencies: manifest.dependencies,
    bundleDependencies: Object.keys(manifest.dependencies ?? {}),
  })
})
