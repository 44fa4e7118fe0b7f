/** Boot: reads the command line, then sets up each part in order. */
import { writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, screen, type Display } from 'electron'
import { Camwall } from '../app/camwall.ts'
import { withFlags } from '../app/command-line/shared-flags.ts'
import { readGivenWallFile } from '../app/command-line/wall-file-flag.ts'
import { coreHandlers, coreRunners } from '../app/core-handlers.ts'
import { Kiosk } from '../app/kiosk/kiosk.ts'
import { followInto } from '../app/log/follow.ts'
import { openLog } from '../app/log/open-log.ts'
import { absolute } from '../app/recording.ts'
import { reportOf } from '../app/report/report-of.ts'
import { StallWatch } from '../app/report/stall-watch.ts'
import { versionWords } from '../app/report/version-words.ts'
import { lockFolder } from '../app/settings/folder-lock.ts'
import type { Content } from '../app/settings/settings-file.ts'
import { startDemoCameras } from '../demo/demo-cameras.ts'
import { features } from '../features/all.ts'
import { commands, requests } from '../features/list.ts'
import { sections, strictWallFileForm, wallFileForm } from '../features/sections.ts'
import { Replay } from '../replay/replay.ts'
import { hasEffect, readCommandLine, type Flags } from './command-line/flags.ts'
import { ownArguments } from './command-line/own-arguments.ts'
import { followCrashes, hasLastRunCrashed, LAST_RUN_CRASHED, startCrashDumps } from './crashes.ts'
import { electronAttention } from './electron-attention.ts'
import { electronDesktop } from './electron-desktop.ts'
import { Exit } from './exit.ts'
import { joined } from '../app/requests/answer.ts'
import { answerPages } from './ipc/main-ipc.ts'
import { runCommand } from '../app/requests/run-command.ts'
import { setUpMenus } from './menu.ts'
import { spareOpenGl } from './open-gl.ts'
import { TERMINAL_LANGUAGE } from './system-language.ts'
import { declareAppProtocol, serveAppProtocol } from './windows/app-protocol.ts'
import { guardPages } from './windows/page-guard.ts'
import type { WallWindow } from './windows/wall-window.ts'
import { WallWindows } from './windows/wall-windows.ts'
import { windowHandlers, windowRunners } from './windows/window-requests.ts'
import { windowsToOpen, type WindowToOpen } from './windows/windows-to-open.ts'

// When the terminal closes, output fails; that must not end the wall.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const command = readCommandLine(ownArguments(process), app.getVersion(), TERMINAL_LANGUAGE)
if (command.kind === 'say') {
  say(command.text, command.exitCode)
} else if (command.kind === 'check') {
  const file = readGivenWallFile(command.path, strictWallFileForm, TERMINAL_LANGUAGE)
  if (file.ok) app.exit(0)
  else say(file.text, 1)
} else {
  const file = readGivenWallFile(command.flags.config, wallFileForm, TERMINAL_LANGUAGE)
  if (file.ok) boot(command.flags, file.content)
  else say(file.text, 1)
}

/** Prints the only output of this run. */
function say(text: string, exitCode: 0 | 1 | 2): void {
  writeSync(exitCode === 0 ? 1 : 2, `${text}\n`)
  app.exit(exitCode)
}

function boot(flags: Flags, config: Content): void {
  if (flags.userDataDir !== undefined) app.setPath('userData', resolve(flags.userDataDir))
  if (!app.requestSingleInstanceLock()) {
    if (hasEffect(flags)) say(TERMINAL_LANGUAGE.text('terminal.flags-ignored'), 1)
    else say(TERMINAL_LANGUAGE.text('terminal.already-running'), 0)
    return
  }
  spareOpenGl(app)
  startCrashDumps()
  declareAppProtocol()
  run(flags, config).catch((error: unknown) => {
    console.error(`camwall: ${TERMINAL_LANGUAGE.text('terminal.not-started')}:`, error)
    app.exit(1)
  })
}

async function run(flags: Flags, config: Content): Promise<void> {
  const startedAt = Date.now()
  const folder = app.getPath('userData')
  const lock = await lockFolder(
    folder,
    TERMINAL_LANGUAGE.text('terminal.holder', { id: process.pid }),
  )
  if (lock.kind === 'held') {
    const { holder } = lock
    say(`camwall: ${TERMINAL_LANGUAGE.text('terminal.folder-in-use', { folder, holder })}`, 1)
    return
  }
  const logPath = join(folder, 'logs', 'camwall.log')
  const hasCrashed = await hasLastRunCrashed(logPath)
  const log = openLog(logPath, versionWords(app.getVersion()))
  followCrashes(log)
  // Settings and sockets do not need Electron, which becomes ready later.
  const camwall = await Camwall.start({
    settingsPath: join(folder, 'settings.json'),
    sections,
    flags: flags.hub,
    config: withFlags(config, flags),
  })
  if (hasCrashed) camwall.notify(LAST_RUN_CRASHED)
  const following = followInto((line) => log.write(line), camwall)
  const stalls = new StallWatch(flags.report !== undefined)
  const kiosk = new Kiosk(camwall, flags.kiosk)
  const windows = new WallWindows(camwall, kiosk)
  const replay = new Replay(flags.replay, camwall)
  const report = () =>
    reportOf({
      camwall,
      version: app.getVersion(),
      startedAt,
      stalls,
      work: windows.work,
      windows: windows.reports,
      replay: replay.figures,
    })
  const exit = new Exit()
  const bringToFront = () => {
    if (windows.focused === undefined) windows.openAgain(windowsAgain(flags, windows, camwall))
    windows.focused?.bringToFront()
  }
  const desktop = electronDesktop({
    windowOf: ({ id }) => windows.byId(id)?.window,
    quitFor: (takeOver) => exit.quitFor(takeOver),
    attention: electronAttention({
      bringToFront,
      showLayout: (id) => {
        if (camwall.layouts.all.some((layout) => layout.id === id)) windows.focused?.showLayout(id)
      },
      hasTray: flags.noWindow,
    }),
  })
  const running = features.map((feature) =>
    feature.start({
      camwall,
      wallFileForm,
      log,
      desktop,
      startedAt,
      recordFlags: absolute(flags.record),
      report,
    }),
  )
  camwall.open()

  await app.whenReady()
  const opened = windowsToOpen(flags, windows.lastPlaces, displays(), camwall.layouts)
  if (!opened.ok) {
    for (const feature of running) feature.stop?.()
    await camwall.stop()
    say(`camwall: ${TERMINAL_LANGUAGE.say(opened.why)}`, 1)
    return
  }
  serveAppProtocol()
  guardPages()
  const demo = startDemoCameras(flags.demo, camwall)
  replay.start()
  const runners = joined([
    coreRunners(camwall),
    windowRunners(windows),
    ...running.map((feature) => feature.runners),
  ])
  const run = (window: WallWindow, id: string) => runCommand(commands, runners, window, id)
  const popUp = setUpMenus(camwall.settings, windows, run)
  const handlersOfAll = joined([
    coreHandlers(camwall),
    kiosk.handlers,
    ...running.map((feature) => feature.handlers),
  ])
  const handlers = joined([
    windowHandlers({ camwall, windows, kiosk, stalls, run, popUp }),
    handlersOfAll,
  ])
  camwall.answerPagesBy({
    ...{ requests, commands, handlers: handlersOfAll, runners },
    ...{ absentCommands: [], absentTopics: {} },
  })
  answerPages(handlers, (page) => windows.byPage(page))
  windows.open(opened.windows, flags.windows.length === 0)
  app.on('second-instance', bringToFront)
  app.on('activate', bringToFront) // A click in the Dock of a Mac.
  exit.onRequest({
    flags,
    camwall,
    demo,
    replay,
    windows,
    report,
    runsOn: () => flags.noWindow || running.some((feature) => feature.runsOn?.() === true),
    goesOn: () => {
      for (const feature of running) feature.goesOn?.()
    },
    stopFeatures: () => {
      kiosk.stop()
      for (const feature of running) feature.stop?.()
    },
    closeLog: async () => {
      following.end()
      log.write('Camwall ends')
      await log.flush()
      if (lock.kind === 'locked') await lock.release()
    },
  })
  // Tests add consumers of their own, which no page could.
  if (!app.isPackaged) Object.assign(globalThis, { camwallForTests: { camwall, windows } })
}

/** Those to open after all were closed. */
function windowsAgain(
  { kiosk }: Flags,
  { lastPlaces }: WallWindows,
  { layouts }: Camwall,
): readonly WindowToOpen[] {
  const again = windowsToOpen(
    { windows: [], fullScreen: false, kiosk, noWindow: false },
    lastPlaces,
    displays(),
    layouts,
  )
  return again.ok ? again.windows : []
}

/** The primary one first. */
function displays(): [Display, ...Display[]] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
}
