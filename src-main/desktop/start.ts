/** Where Electron begins: sets what must be set before the other modules are loaded, then boots. */
import { setFlagsFromString } from 'node:v8'

// Each frame creates short-lived objects. By default, V8 would grow their heap by 60 MB in the first minutes, and while the
// modules are loaded by 4 MB.
setFlagsFromString('--semi-space-growth-factor=1')
await import('./main.ts')
