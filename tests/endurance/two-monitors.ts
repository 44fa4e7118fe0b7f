/** A virtual screen with two monitors, of which the second can be lost: Xorg with its dummy driver, and xrandr. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installPackages } from '../../scripts/apt.ts'
import { withDisplayServer } from '../../scripts/display.ts'
import { isOnPath } from '../../scripts/machine.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

const run = promisify(execFile)

/** From left to right. Of different sizes, so that a window on the wrong one is noticed. */
export const MONITORS: readonly [Rect, Rect] = [
  { x: 0, y: 0, width: 1280, height: 800 },
  { x: 1280, y: 0, width: 1024, height: 768 },
]

/** Its modes are those of the monitors; no device is searched for. */
const CONFIG = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1280x800" 83.50 1280 1352 1480 1680 800 803 809 831 -hsync +vsync
  Modeline "1024x768" 63.50 1024 1072 1176 1328 768 771 775 798 -hsync +vsync
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Modes "1280x800" "1024x768"
  EndSubSection
EndSection
`

export interface TwoMonitors {
  readonly env: NodeJS.ProcessEnv
  /** Switches the second monitor on or off, as if its cable was plugged or pulled. */
  setSecond(isOn: boolean): Promise<void>
}

/**
 * Runs `work` with both monitors on.
 *
 * @param folder - for files of the server
 * @throws SetUpError without Xorg's dummy driver or xrandr
 */
export async function withTwoMonitors<T>(
  folder: string,
  work: (monitors: TwoMonitors) => Promise<T>,
): Promise<T> {
  if (!(await isOnPath('Xorg')) || !(await isOnPath('xrandr')))
    await installPackages(['xserver-xorg-video-dummy', 'x11-xserver-utils'], 'several monitors')
  const config = join(folder, 'xorg.conf')
  await writeFile(config, CONFIG)
  const files = ['-config', config, '-logfile', join(folder, 'xorg.log')]
  return withDisplayServer('Xorg', [...files, '-novtswitch', '-sharevts'], async ({ env }) => {
    const xrandr = (...args: string[]) => run('xrandr', args, { env })
    const { width, height } = MONITORS[1]
    const mode = `${width}x${height}`
    await xrandr('--addmode', 'DUMMY1', mode)
    const setSecond = async (isOn: boolean) => {
      const how = isOn ? ['--mode', mode, '--right-of', 'DUMMY0'] : ['--off']
      await xrandr('--output', 'DUMMY1', ...how)
      // Only then does the server say that the output is connected.
      await xrandr('--query')
    }
    await setSecond(true)
    return work({ env, setSecond })
  })
}
