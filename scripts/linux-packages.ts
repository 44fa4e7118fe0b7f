/** Maps Electron's shared libraries to Debian packages. Pure: runs no commands. */

/** The package of each library that Electron links; names from before Debian 13 and Ubuntu 24.04. */
const packageOfLibrary: Readonly<Record<string, string>> = {
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

/** The packages for missing libraries. */
export interface LibraryPackages {
  /** Package names of older releases; see {@link releaseName}. */
  readonly packages: readonly string[]
  /** Libraries whose package is unknown. */
  readonly unknown: readonly string[]
}

/** The libraries that `ldd` did not find, from its output. */
export function missingLibraries(lddOutput: string): readonly string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1])
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** The packages to install for these libraries, without duplicates. */
export function packagesFor(libraries: readonly string[]): LibraryPackages {
  const packages = libraries.map((library) => packageOfLibrary[library])
  return {
    packages: [...new Set(packages.filter((name) => name !== undefined))],
    unknown: libraries.filter((library) => packageOfLibrary[library] === undefined),
  }
}

/**
 * Both names that a package may have. Debian 13 and Ubuntu 24.04 renamed the libraries that were
 * rebuilt for 64-bit time; the old names do not exist there.
 *
 * @see https://wiki.debian.org/ReleaseGoals/64bit-time
 */
export function namesOf(name: string): readonly [string, string] {
  return [`${name}t64`, name]
}

/** The packages that can be installed, from the output of `apt-cache policy` in the C locale. */
export function installable(policyOutput: string): ReadonlySet<string> {
  const entries = policyOutput.matchAll(/^(\S+):\n(?: .*\n)*? {2}Candidate: (.+)$/gm)
  const names = [...entries].filter((entry) => entry[2] !== '(none)').map((entry) => entry[1])
  return new Set(names.filter((name) => name !== undefined))
}

/** The name of a package in this release; the old name if the release has neither. */
export function releaseName(name: string, available: ReadonlySet<string>): string {
  return namesOf(name).find((candidate) => available.has(candidate)) ?? name
}
