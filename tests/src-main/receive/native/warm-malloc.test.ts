import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../../../scripts/paths.ts'
import {
  deepBindOf,
  isCxxLibraryLoaded,
  withDlopenFlags,
} from '../../../../src-main/receive/native/warm-malloc.ts'

/** Functions of glibc that return memory from `malloc`, which the caller must free. */
const ALLOCATING = [
  'asprintf',
  'canonicalize_file_name',
  'get_current_dir_name',
  'getcwd',
  'getdelim',
  'getline',
  'open_memstream',
  'realpath',
  'scandir',
  'strdup',
  'strndup',
  'tempnam',
  'vasprintf',
]

const bindings = readdirSync(join(repoRoot, 'node_modules/zeromq/build/linux'), {
  recursive: true,
  encoding: 'utf8',
}).filter((name) => name.includes(`${sep}glibc-`) && name.endsWith('.node'))

test('only Electron on Linux has another allocator to replace', () => {
  expect(deepBindOf('linux', { electron: '42.0.0' })).toBe(constants.dlopen.RTLD_DEEPBIND)
  expect(deepBindOf('linux', {})).toBeUndefined()
  expect(deepBindOf('darwin', { electron: '42.0.0' })).toBeUndefined()
  expect(deepBindOf('win32', { electron: '42.0.0' })).toBeUndefined()
})

test('without the other binding, libzmq is loaded in the usual way', () => {
  const missing = () => {
    throw new Error('no such module')
  }
  expect(isCxxLibraryLoaded(missing)).toBe(false)
  const isLinux = process.platform === 'linux'
  expect(isCxxLibraryLoaded(createRequire(import.meta.url))).toBe(isLinux)
})

test('native modules get the flags only while they are loaded, even if that fails', () => {
  const flags: (number | undefined)[] = []
  const dlopen = (_module: object, _path: string, given?: number) => void flags.push(given)
  const loader = { dlopen }
  withDlopenFlags(8, () => loader.dlopen({}, 'a.node'), loader)
  withDlopenFlags(8, () => loader.dlopen({}, 'a.node', constants.dlopen.RTLD_NOW), loader)
  expect(flags).toEqual([constants.dlopen.RTLD_LAZY | 8, constants.dlopen.RTLD_NOW | 8])
  const fail = () => {
    throw new Error('no such file')
  }
  expect(() => withDlopenFlags(8, fail, loader)).toThrow('no such file')
  expect(loader.dlopen).toBe(dlopen)
})

test.each(bindings)('%s frees no memory of the C library', (name) => {
  const file = readFileSync(join(repoRoot, 'node_modules/zeromq/build/linux', name), 'latin1')
  // In a table of names, one that another ends with has no beginning of its own.
  const isNamed = (symbol: string) => file.includes(`${symbol}\0`)
  expect(isNamed('malloc'), 'names of symbols are found').toBe(true)
  expect(ALLOCATING.flatMap((symbol) => [symbol, `__${symbol}_chk`]).filter(isNamed)).toEqual([])
})
