/** The system's dialogs, which no test can see. */
import type { Wall } from './camwall.ts'

/** The file or folder that the next dialogs choose. */
export function chooseNext({ app }: Wall, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}
