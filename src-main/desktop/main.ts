/** Boot: reads the command line, then sets up one thing after the other. */
import { writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { app, nativeTheme } from 'electron'
import { Camwall } from '../app/camwall.ts'
import { readCommandLine, type Flags } from './command-line/flags.ts'
import { ownArguments } from './command-line/own-arguments.ts'
import { startDemoCameras } from '../demo/demo-cameras.ts'
import { exitWhenAsked } from './exit.ts'
import { followInto } from '../app/log/follow.ts'
import { LogFile } from '../app/log/log-file.ts'
import { buildReport } from '../features/report/report.ts'
import { StallWatch } from '../features/report/stall-watch.ts'
import { setUpUpdates } from '../features/updates/set-up-updates.ts'
import { declareAppProtocol, serveAppProtocol } from './windows/app-protocol.ts'
import { copyReport, versionWords } from '../features/report/copy-report.ts'
import {
  followCrashes,
  hasLastRunCrashed,
  LAST_RUN_CRASHED,
  startCrashDumps,
} from '../features/diagnostics/crashes.ts'
import { findSystemSeal } from './system-seal.ts'
import { setUpMenu } from './menu.ts'
import { guardPages } from './windows/page-guard.ts'
import { saveDiagnostics } from '../features/diagnostics/save-diagnostics.ts'
import { serveWall } from './windows/wall-requests.ts'
import { bringToFront, openWallWindow } from './windows/wall-window.ts'

// A terminal that closes takes our output with it; that must not end the wall.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const command = readCommandLine(ownArguments(process), app.getVersion())
if (command.kind === 'say') {
  writeSync(command.exitCode === 0 ? 1 : 2, `${command.text}\n`)
  app.exit(command.exitCode)
} else {
  boot(command.flags)
}

/** What to do instead of a second start. */
const SECOND = 'For another one beside it, give it a --user-data-dir of its own.'

function boot(flags: Flags): void {
  if (flags.userDataDir !== undefined) app.setPath('userData', resolve(flags.userDataDir))
  if (!app.requestSingleInstanceLock()) {
    // Its flags are lost with it, which matters to a script that waits for a file.
    const isLoss = flags.report !== undefined || flags.screenshot !== undefined
    writeSync(isLoss ? 2 : 1, `Camwall is already running; its window is now in front. ${SECOND}\n`)
    app.exit(isLoss ? 1 : 0)
    return
  }
  startCrashDumps()
  declareAppProtocol()
  nativeTheme.themeSource = 'dark'
  run(flags).catch((error: unknown) => {
    console.error('camwall: could not start:', error)
    app.exit(1)
  })
}

async function run(flags: Flags): Promise<void> {
  const startedAt = Date.now()
  // Each frame leaves some short-lived objects. V8 would give them more room in the first minutes, 60 MB in all.
  setFlagsFromString('--semi-space-growth-factor=1')
  const logPath = join(app.getPath('userData'), 'logs', 'camwall.log')
  const hasCrashed = await hasLastRunCrashed(logPath)
  const log = openLog(logPath)
  followCrashes(log)
  // Settings and sockets do not need Electron, which takes its time to be ready.
  const camwall = await Camwall.start({
    settingsPath: join(app.getPath('userData'), 'settings.json'),
    flags: flags.hub,
    findSeal: findSystemSeal,
  })
  if (hasCrashed) camwall.notify(LAST_RUN_CRASHED)
  const following = followInto((line) => log.write(line), camwall)

  await app.whenReady()
  serveAppProtocol()
  guardPages()
  const demo = startDemoCameras(flags.demo, camwall)
  const wall = openWallWindow(camwall, flags.fullScreen)
  const stalls = new StallWatch(flags.report !== undefined)
  const updates = setUpUpdates(camwall, (line) => log.write(line))
  serveWall({ camwall, window: wall, stalls, updates })
  const figures = () =>
    buildReport({
      version: app.getVersion(),
      startedAt,
      endedAt: Date.now(),
      cameras: camwall.cameras,
      totals: camwall.state.totals,
      requests: camwall.requests,
      refused: camwall.refused,
      latencies: camwall.feed.cameras.latencies(),
      work: camwall.feed.work,
      longestStalls: stalls.longest,
    })
  setUpMenu(wall, {
    copyReport: () => void copyReport({ camwall, startedAt, logPath: log.path }),
    removeSilent: () => camwall.forgetSilentCameras(),
    lookForUpdates: () => void updates.lookNow(),
    saveDiagnostics: (whose) =>
      void saveDiagnostics({ wall, camwall, startedAt, log, figures }, whose),
  })
  app.on('second-instance', () => bringToFront(wall))
  exitWhenAsked({
    flags,
    camwall,
    demo,
    wall,
    figures,
    updates,
    closeLog: async () => {
      following.end()
      log.write('Camwall ends')
      await log.flush()
    },
  })
}

/** Beside the settings; it also gets the last words of a Camwall that dies of a fault of its own. */
function openLog(path: string): LogFile {
  const log = new LogFile(path)
  log.write(`${versionWords().join(', ')} starts`)
  process.on('uncaughtExceptionMonitor', ({ stack = '' }) =>
    log.writeNow(`fault: ${stack.replaceAll(/\n\s*/g, ' ')}`),
  )
  return log
}
