/** Which Camwall this is, and on what it runs. */
import { release } from 'node:os'
import { version as libzmqVersion } from '../../receive/native/zeromq.ts'

/** @param version - Camwall's own */
export function versionWords(version: string): readonly string[] {
  const { electron, chrome, node } = process.versions
  return [
    `Camwall ${version}`,
    `Electron ${electron}`,
    `Chromium ${chrome}`,
    `Node ${node}`,
    `libzmq ${libzmqVersion}`,
    `${process.platform} ${release()} ${process.arch}`,
  ]
}
