/** Export, on the page's side: its buttons on the time bar, its dialog, and what came of it. */
import { exportCommands, type ExportState } from '../../../src-main/features/export/contract.ts'
import { say, text } from '../../text/language.ts'
import type { PageFeature, Strip } from '../page-feature.ts'
import { NewsActs, RunningActs } from './export-acts.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { StretchActs } from './stretch-acts.tsx'

export const exportFeature = {
  commands: exportCommands,
  run: { export: (store) => store.openDialog({ command: 'export' }) },
  dialogs: { export: ExportDialog },
  PastActs: StretchActs,
  strips: ({ export: state }) => exportStrips(state),
} as const satisfies PageFeature

export function exportStrips({ running, news }: ExportState): readonly Strip[] {
  const strips: Strip[] = []
  if (running !== undefined)
    strips.push({
      key: 'export-running',
      severity: running.isStuck ? 'warning' : 'info',
      what: text('export.running', { cameras: running.cameras }),
      todo: running.isStuck ? text('export.stuck') : undefined,
      figure: text('export.percent', { percent: running.percent }),
      Acts: RunningActs,
    })
  if (news !== undefined)
    strips.push({
      key: `export-news ${news.at}`,
      severity: news.isFailure ? 'error' : 'info',
      what: say(news.what),
      todo: news.todo && say(news.todo),
      figure: undefined,
      at: news.at,
      Acts: NewsActs,
    })
  return strips
}
