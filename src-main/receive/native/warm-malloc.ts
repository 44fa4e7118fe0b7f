/**
 * Gives libzmq the allocator of the C library instead of Chromium's, in Electron on Linux.
 *
 * libzmq allocates each large message. Electron's program exports `malloc`, so every library in its process gets Chromium's
 * allocator (PartitionAlloc), which maps a block of 1 MB or more anew each time: the kernel clears all pages of each raw picture of
 * that size. glibc keeps such memory: it raises its threshold for mapped blocks to the largest one that was freed
 * (`mallopt(3)`, M_MMAP_THRESHOLD). Measured for 2.76 MB: 700 instead of 1,370 page faults a message (docs/performance.md).
 *
 * RTLD_DEEPBIND makes the binding look for a function in the libraries that it links, before it looks in the program. Both
 * allocators are then in use in one process, which is safe while each block is freed by the one that it is from:
 *
 * - libzmq frees what it allocates. The binding calls no function of the C library whose result the caller must free, which
 *   a test checks for each version.
 * - C++ objects cross between the binding and libstdc++. Both use libstdc++'s `new` and `delete`, whose memory is the
 *   program's, provided that libstdc++ was loaded before, in the usual way: loaded with the binding, it would have another
 *   allocator than the other libraries that share it. So another binding that links it is loaded first.
 */
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

/** Linked by both bindings. */
const CXX_LIBRARY = 'libstdc++.so'
/** A binding of Camwall's that links `CXX_LIBRARY`. */
const BINDING_OF_CXX = '@julusian/jpeg-turbo'

/** Calls `load`, and returns its result. Native modules that it loads get the C library's allocator, where that is of use. */
export function withWarmMalloc<Loaded>(
  requireModule: (name: string) => unknown,
  load: () => Loaded,
): Loaded {
  const deepBind = deepBindOf(process.platform, process.versions)
  if (deepBind === undefined || !isCxxLibraryLoaded(requireModule)) return load()
  return withDlopenFlags(deepBind, load)
}

/** Loads libstdc++ in the usual way, and returns whether that is done. Without it, libzmq keeps Chromium's allocator. */
export function isCxxLibraryLoaded(requireModule: (name: string) => unknown): boolean {
  try {
    requireModule(BINDING_OF_CXX)
    return readFileSync('/proc/self/maps', 'latin1').includes(CXX_LIBRARY)
  } catch {
    return false
  }
}

/** The flag for `dlopen`; `undefined` where the allocator is the C library's anyway, or cannot be chosen. */
export function deepBindOf(
  platform: NodeJS.Platform,
  versions: { readonly electron?: string },
): number | undefined {
  if (platform !== 'linux' || versions.electron === undefined) return undefined
  // musl has no such flag.
  const flags: Partial<Record<string, number>> = constants.dlopen
  return flags['RTLD_DEEPBIND']
}

/** What loads native modules in Node. */
interface ModuleLoader {
  dlopen: (module: object, path: string, flags?: number) => void
}

/** Adds flags to those with which Node loads native modules, until `load` returns. */
export function withDlopenFlags<Loaded>(
  flags: number,
  load: () => Loaded,
  loader: ModuleLoader = process,
): Loaded {
  const { dlopen } = loader
  loader.dlopen = (module, path, usual = constants.dlopen.RTLD_LAZY) => {
    dlopen.call(loader, module, path, usual | flags)
  }
  try {
    return load()
  } finally {
    loader.dlopen = dlopen
  }
}
