/** Unit tests need no display; interop tests talk to the real Python imagezmq over loopback. */
import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assemblyscript.ts'

export default defineConfig({
  test: {
    // Vitest leaves a core to others unless told; on two cores that is half of them.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [assemblyScript()],
        test: {
          name: 'unit',
          // Files share what they import: a third of the time otherwise goes into importing it again for each.
          isolate: false,
          // Properties of thousands of cases take seconds, and more on a machine that does something else as well.
          testTimeout: 30_000,
          include: ['tests/{src-main,src-renderer,scripts,docs,github}/**/*.test.ts'],
        },
      },
      {
        plugins: [assemblyScript()],
        test: {
          name: 'interop',
          include: ['tests/interop/**/*.test.ts'],
          // Python needs a second or two to import OpenCV; two cores run one such test at a time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
