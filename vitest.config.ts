/** Unit tests need no display; interop tests use the real Python imagezmq over loopback. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assemblyscript.ts'

const IN_ELECTRON = 'tests/src-main/**/*.in-electron.test.ts'

export default defineConfig({
  test: {
    // More than there are cores, because many tests wait. By default Vitest leaves one core unused.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    projects: [
      {
        plugins: [assemblyScript()],
        test: {
          name: 'unit',
          // Test files share imported modules: otherwise a third of the time is spent on importing them for each file. The same below.
          isolate: false,
          // Property tests with thousands of cases take seconds, and longer on a busy machine.
          testTimeout: 30_000,
          include: [
            'tests/{src-main,src-renderer,scripts,docs,github}/**/*.test.ts',
            'demo-scenes/tests/**/*.test.ts',
          ],
          exclude: [IN_ELECTRON],
        },
      },
      // For the modules that only newer Nodes have; scripts/test.ts runs it with Electron's.
      {
        test: {
          name: 'in-electron',
          isolate: false,
          testTimeout: 30_000,
          include: [IN_ELECTRON],
        },
      },
      {
        plugins: [assemblyScript()],
        test: {
          name: 'interop',
          isolate: false,
          include: ['tests/interop/**/*.test.ts'],
          globalSetup: 'tests/support/build-hub.ts',
          // Python needs a second or two to import OpenCV.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
