/** Draws which folder imports from which, as a Mermaid block. */

/** One import of one file. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

interface Arrow {
  readonly from: string
  readonly to: string
  /** The one knows of the other its types alone. */
  isType: boolean
}

/** What the page sees of features and app: their contracts, a place of their own in the picture. */
const CONTRACTS = 'src-main/*/contract.ts'

/** Arrows that other arrows lead along, too, are left out: what knows a folder may know what that one knows. */
export function folderPicture(imports: readonly Import[]): string {
  const arrows = withoutDetours(arrowsBetween(imports))
  const folders = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort()
  const sides = ['src-renderer', 'src-main'].flatMap((side) => [
    `  subgraph ${side}`,
    ...folders
      .filter((folder) => folder.startsWith(`${side}/`))
      .map((folder) => `    ${idOf(folder)}["${folder.slice(side.length + 1)}"]`),
    '  end',
  ])
  const lines = arrows.map(
    ({ from, to, isType }) => `  ${idOf(from)} ${isType ? '-.->' : '-->'} ${idOf(to)}`,
  )
  return ['```mermaid', 'flowchart TB', ...sides, ...lines, '```'].join('\n')
}

/** A file that stands in no folder is what starts its side, and not drawn. */
function folderOf(path: string): string | undefined {
  if (/^src-main\/(features|app)\/[^/]+\/contract\.ts$/.test(path)) return CONTRACTS
  return /^src-(main|renderer)\/[^/]+(?=\/)/.exec(path)?.[0]
}

function arrowsBetween(imports: readonly Import[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>()
  for (const { from: file, to: target, isType } of imports) {
    const from = folderOf(file)
    // The list of features is known to the page by its types alone, which are those of the contracts.
    const isListOfTypes = target === 'src-main/features/list.ts' && file.startsWith('src-renderer/')
    const to = isListOfTypes ? CONTRACTS : folderOf(target)
    if (from === undefined || to === undefined || from === to) continue
    const arrow = arrows.get(`${from} ${to}`) ?? { from, to, isType }
    arrow.isType &&= isType
    arrows.set(`${from} ${to}`, arrow)
  }
  return [...arrows.values()].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
}

function withoutDetours(arrows: readonly Arrow[]): readonly Arrow[] {
  return arrows.reduce((left, arrow) => {
    const others = left.filter((other) => other !== arrow)
    return leadsTo(arrow.from, arrow.to, others) ? others : left
  }, arrows)
}

function leadsTo(from: string, to: string, arrows: readonly Arrow[]): boolean {
  const reached = new Set([from])
  for (const folder of reached)
    // A set also goes through what is added meanwhile.
    for (const arrow of arrows) if (arrow.from === folder) reached.add(arrow.to)
  return reached.has(to)
}

function idOf(folder: string): string {
  return folder.replaceAll(/\W+/g, '_')
}
