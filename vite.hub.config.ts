/** Builds the hub without windows, for plain Node. */
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { assemblyScript } from './scripts/assemblyscript.ts'
import { readManifest } from './scripts/shipped.ts'

const root = import.meta.dirname
/** Packages with native code, which load it from their own folders. */
const { dependencies: besideBundle = {} } = await readManifest()

export default defineConfig({
  plugins: [assemblyScript()],
  // Its build for Node, which tiff and fast-png would get, brings a `require` of its own.
  resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
  // The other packages are bundled.
  ssr: { noExternal: true, external: Object.keys(besideBundle) },
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: 'out/hub',
    target: 'node20',
    license: { fileName: 'licences.json' },
    rolldownOptions: {
      external: [...builtinModules, /^node:/],
      input: {
        hub: resolve(root, 'src-main/node-hub/main.ts'),
        relay: resolve(root, 'src-main/node-hub/relay-main.ts'),
        'events-worker': resolve(root, 'src-main/features/events/events-worker.ts'),
        'recorder-worker': resolve(root, 'src-main/consumers/recorder/recorder-worker.ts'),
        'values-worker': resolve(root, 'src-main/consumers/values/values-worker.ts'),
      },
      // Workers are looked up beside the file that starts them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
