/** What is in the hub's tarball. Pure. */
import { PACKED_PACKAGES, type Manifest } from '../shipped.ts'

/** Of each package beside the bundle, what is loaded at run time: JavaScript, and the bindings for each system. */
const LOADED: Readonly<Record<string, RegExp>> = {
  // The newest binding of each system works with every Node (Node-API).
  zeromq:
    /^(lib\/(?!ts3\.7\/).*\.js|build\/manifest\.json|build\/\w+\/\w+\/node\/(glibc-127|musl-127|libc-115|msvc-115)-Release\/addon\.node)$/,
  'cmake-ts': /^build\/loader\.js$/,
  '@julusian/jpeg-turbo': /^([\w-]+\.js|prebuilds\/.+)$/,
  'pkg-prebuilds': /^(bindings\.js|lib\/\w+\.js)$/,
}

const FOR_DEVELOPERS: ReadonlySet<string> = new Set([
  'scripts',
  'devDependencies',
  'gypfile',
  'files',
])

/** @param path - of a file in the folder of the package, with slashes */
export function isLoaded(name: string, path: string): boolean {
  return LOADED[name]?.test(path) === true
}

/**
 * The `package.json` of a packed package. npm must neither run the scripts that compile bindings nor download what these need:
 * the bindings are there.
 */
export function packedManifest(manifest: Manifest): object {
  const { dependencies = {}, ...others } = manifest
  return {
    ...Object.fromEntries(Object.entries(others).filter(([field]) => !FOR_DEVELOPERS.has(field))),
    dependencies: Object.fromEntries(
      Object.entries(dependencies).filter(([name]) => PACKED_PACKAGES.includes(name)),
    ),
  }
}

/** The `package.json` of the hub. Its packages with native code are in the tarball. */
export function hubManifest(manifest: Manifest): object {
  const { version, license, author, homepage, engines, dependencies = {} } = manifest
  return {
    ...{ name: 'camwall-hub', version },
    description: 'The hub of Camwall without windows: receives the cameras of imageZMQ senders.',
    ...{ license, author, homepage, engines },
    type: 'module',
    bin: { 'camwall-hub': 'out/hub/hub.js', 'camwall-relay': 'out/hub/relay.js' },
    dependencies,
    bundleDependencies: Object.keys(dependencies),
  }
}
