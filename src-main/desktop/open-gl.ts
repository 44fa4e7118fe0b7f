/**
 * Keeps OpenGL in software out of Camwall's processes on Linux. Without a GPU, Mesa brings its own compiler, LLVM: GTK would load
 * both into the main process, and Chromium into the GPU process, and neither would draw anything with them. That took 63 of
 * 380 MB (docs/performance.md).
 */
import { readdirSync } from 'node:fs'
import type { App } from 'electron'

/** In GTK 3, for programs that draw without OpenGL: https://docs.gtk.org/gtk3/running.html. GTK 4 loads it when it needs it. */
const GTK_VARIABLE = 'GDK_GL'
/** Devices of a GPU's driver: of the kernel's own ones, NVIDIA's, Tegra's, Mali's, Adreno's, PowerVR's, and of the host of WSL. */
const GPU_DEVICE = /^(dri|nvidia\d+|nvhost.*|nvgpu|nvmap|mali\d+|kgsl-3d0|pvr.*|dxg)$/

/** Must be called before Electron is ready. */
export function spareOpenGl(
  app: Pick<App, 'disableHardwareAcceleration' | 'whenReady'>,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  devices: () => readonly string[] = devicesOfLinux,
): void {
  if (platform !== 'linux') return
  if (environment[GTK_VARIABLE] === undefined) {
    environment[GTK_VARIABLE] = 'disable'
    // GTK has read it. Programs that Camwall opens, such as a player, have this environment too.
    void app.whenReady().then(() => delete environment[GTK_VARIABLE])
  }
  if (!hasGpu(devices())) app.disableHardwareAcceleration()
}

/** @param devices - names in `/dev` */
export function hasGpu(devices: readonly string[]): boolean {
  return devices.some((name) => GPU_DEVICE.test(name))
}

/** Where the folder cannot be read, Chromium looks for a GPU itself. */
function devicesOfLinux(): readonly string[] {
  try {
    return readdirSync('/dev')
  } catch {
    return ['dri']
  }
}
