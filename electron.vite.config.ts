/** Builds the three parts: the main process, its preload, and the page. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { assemblyScript } from './scripts/assemblyscript.ts'

const root = import.meta.dirname
/** Writes a list of the packages in each bundle, which scripts/licences.ts reads. */
const license = { fileName: 'licences.json' }

/** What browsers need to install the page: a manifest, and the icons that it names. */
function installable(): Plugin {
  return {
    name: 'camwall-installable',
    generateBundle() {
      for (const [fileName, path] of [
        ['camwall.webmanifest', 'resources/web/camwall.webmanifest'],
        ['icons/256.png', 'resources/icons/256x256.png'],
        ['icons/512.png', 'resources/icons/512x512.png'],
      ] as const)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(root, path)) })
    },
  }
}

export default defineConfig({
  main: {
    plugins: [assemblyScript()],
    // Its build for Node, which tiff and fast-png would get, brings a `require` of its own.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      outDir: 'out/main',
      license,
      rolldownOptions: {
        input: {
          start: resolve(root, 'src-main/desktop/start.ts'),
          // Not a chunk of the one above: it finds the other files from its own folder.
          main: resolve(root, 'src-main/desktop/main.ts'),
          'demo-process': resolve(root, 'src-main/demo/demo-process.ts'),
          'replay-process': resolve(root, 'src-main/replay/replay-process.ts'),
          'events-worker': resolve(root, 'src-main/features/events/events-worker.ts'),
          'snapshot-worker': resolve(root, 'src-main/features/snapshot/snapshot-worker.ts'),
          'playback-worker': resolve(root, 'src-main/features/recordings/playback-worker.ts'),
          'export-worker': resolve(root, 'src-main/features/export/export-worker.ts'),
          'recorder-worker': resolve(root, 'src-main/consumers/recorder/recorder-worker.ts'),
          'values-worker': resolve(root, 'src-main/consumers/values/values-worker.ts'),
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
    plugins: [react(), installable()],
    worker: { plugins: () => [assemblyScript()] },
    build: {
      outDir: 'out/renderer',
      license,
      minify: true, // More than halves the size of the script.
      rolldownOptions: {
        input: {
          index: resolve(root, 'src-renderer/index.html'),
          web: resolve(root, 'src-renderer/web.html'),
        },
        // The page imports contracts but uses no schema in them; without this, zod would be in its bundle. Calls are recognised
        // by the name alone: .oxlintrc.json forbids the page to call functions of its own by one of these names.
        treeshake: {
          manualPureFunctions: ['request', 'section', 'setting'],
          // For the same reason: files of schemas alone are left out. Only the page's own files do something when they are loaded.
          moduleSideEffects: (id) => !id.startsWith(resolve(root, 'src-main')),
        },
      },
    },
  },
})
