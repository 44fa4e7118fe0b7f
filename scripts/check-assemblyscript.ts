/**
 * Type-checks all `*.as.ts` with AssemblyScript's compiler, at once and without its optimiser, which reports no errors. Only
 * this compiler distinguishes AssemblyScript's number types; TypeScript, to which they are all `number`, only checks for unused
 * code.
 */
import { assemblyScripts } from './assemblyscript-files.ts'
import { ASSEMBLYSCRIPT_OPTIONS } from './assemblyscript-options.ts'
import { runForeground } from './foreground.ts'
import { packageCommand, repoRoot } from './paths.ts'
import { runScript } from './set-up-error.ts'

/** Warnings 112 and 235: a function of vectors, or a class, is exported, but not to JavaScript. */
const CHECK_ONLY = ['--noEmit', '-O0', '--disableWarning', '112', '--disableWarning', '235']

await runScript(async () => {
  // Its own process, because tsx would transform the compiler's 10 MB of JavaScript.
  const asc = await packageCommand('assemblyscript', 'asc')
  const args = [asc, ...(await assemblyScripts()), ...ASSEMBLYSCRIPT_OPTIONS, ...CHECK_ONLY]
  return runForeground(process.execPath, args, {
    cwd: repoRoot,
    env: process.env,
    signalTo: 'command',
  })
})
