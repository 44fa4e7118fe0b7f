/**
 * Shows a file that Camwall wrote in the system's file manager: the only other program that it asks for. It is given a path, which
 * no page chooses, and opens no file.
 */
// oxlint-disable-next-line no-restricted-imports
import { shell } from 'electron'

export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}
