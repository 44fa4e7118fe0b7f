/** Puts pictures on the clipboard. */
import { clipboard, nativeImage, type NativeImage } from 'electron'

export async function copyPng(png: Uint8Array<ArrayBuffer>): Promise<void> {
  if (isOlder(clipboard)) {
    clipboard.writeImage(nativeImage.createFromBuffer(Buffer.from(png.buffer)))
    return
  }
  // Not imported above: an import of what the older Electron has not would keep Camwall from starting.
  const { ClipboardItem } = await import('electron')
  const type = 'image/png'
  await clipboard.write([new ClipboardItem({ [type]: new Blob([png], { type }) })])
}

/** Before Electron 45, which the stand-in is, the clipboard took images of Electron's own, and there were no `ClipboardItem`s. */
interface OlderClipboard {
  writeImage(image: NativeImage): void
}

function isOlder(of: object): of is OlderClipboard {
  return 'writeImage' in of
}
