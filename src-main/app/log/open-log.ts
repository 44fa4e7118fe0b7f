/** The log of a run. */
import { LogFile } from './log-file.ts'

/** An uncaught error is also written to it before the process ends. @param words - which Camwall this is */
export function openLog(path: string, words: readonly string[]): LogFile {
  const log = new LogFile(path)
  log.write(`${words.join(', ')} starts`)
  process.on('uncaughtExceptionMonitor', ({ stack = '' }) =>
    log.writeNow(`fault: ${stack.replaceAll(/\n\s*/g, ' ')}`),
  )
  return log
}
