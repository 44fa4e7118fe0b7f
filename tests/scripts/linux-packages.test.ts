import { expect, test } from 'vitest'
import {
  installable,
  missingLibraries,
  packagesFor,
  releaseName,
} from '../../scripts/linux-packages.ts'

const lddOutput = `\tlinux-vdso.so.1 (0x00007ffc9a5f2000)
\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1c2a000000)
\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f1c29ffb000)
\tlibnss3.so => not found
\tlibnssutil3.so => not found
\tlibgtk-3.so.0 => not found
\tlibasound.so.2 => not found
\tlibquantum.so.9 => not found
\tlibgtk-3.so.0 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1c38e5e000)
`

const bookwormPolicy = `libgtk-3-0:
  Installed: (none)
  Candidate: 3.24.38-2~deb12u3
  Version table:
     3.24.38-2~deb12u3 500
        500 http://example.org/debian bookworm/main amd64 Packages
libnss3:
  Installed: 2:3.87.1-1
  Candidate: 2:3.87.1-1
  Version table:
 *** 2:3.87.1-1 500
        100 /var/lib/dpkg/status
`

const noblePolicy = `libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1
  Version table:
     3.24.41-4ubuntu1 500
        500 http://example.org/ubuntu noble/main amd64 Packages
libgtk-3-0:
  Installed: (none)
  Candidate: (none)
  Version table:
`

test('missing libraries are listed once', () => {
  expect(missingLibraries(lddOutput)).toEqual([
    'libnss3.so',
    'libnssutil3.so',
    'libgtk-3.so.0',
    'libasound.so.2',
    'libquantum.so.9',
  ])
})

test('a program without libraries has no missing ones', () => {
  expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([])
})

test('each library maps to its package, and an unknown one is reported', () => {
  expect(packagesFor(missingLibraries(lddOutput))).toEqual({
    packages: ['libnss3', 'libgtk-3-0', 'libasound2'],
    unknown: ['libquantum.so.9'],
  })
})

test('only packages with a candidate can be installed', () => {
  expect([...installable(bookwormPolicy)]).toEqual(['libgtk-3-0', 'libnss3'])
  expect([...installable(noblePolicy)]).toEqual(['libgtk-3-0t64'])
  expect([...installable('')]).toEqual([])
})

test('a package has its name in the current release', () => {
  expect(releaseName('libgtk-3-0', installable(bookwormPolicy))).toBe('libgtk-3-0')
  expect(releaseName('libgtk-3-0', installable(noblePolicy))).toBe('libgtk-3-0t64')
  expect(releaseName('xvfb', new Set())).toBe('xvfb')
})
