/** How the three parts are built: the main process, its preload, and the wall. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { assemblyScript } from './scripts/assemblyscript.ts'

const root = import.meta.dirname
/** Each part tells what was built into it; scripts/licences.ts gathers that. */
const license = { fileName: 'licences.json' }

export default defineConfig({
  main: {
    plugins: [assemblyScript()],
    build: {
      outDir: 'out/main',
      license,
      rolldownOptions: {
        input: {
          main: resolve(root, 'src-main/desktop/main.ts'),
          'demo-process': resolve(root, 'src-main/demo/demo-process.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      license,
      rolldownOptions: {
        input: { preload: resolve(root, 'src-main/desktop/preload.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    worker: { plugins: () => [assemblyScript()] },
    build: {
      outDir: 'out/renderer',
      license,
      minify: true, // Less than half of it is left to ship and to read.
      rolldownOptions: {
        input: { index: resolve(root, 'src-renderer/index.html') },
        // The page reads contracts, but no schema that stands in them: without this it would carry zod.
        treeshake: { manualPureFunctions: ['request', 'section', 'setting'] },
      },
    },
  },
})
