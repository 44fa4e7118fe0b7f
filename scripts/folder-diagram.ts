/** Draws the imports between folders as a Mermaid diagram. */

/** One import of one file. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

interface Arrow {
  readonly from: string
  readonly to: string
  /** Whether only types are imported. */
  isType: boolean
}

/** The contracts of features and app, which the page imports, are one separate node of the diagram. */
const CONTRACTS = 'src-main/*/contract.ts'

/** Draws the transitive reduction: an arrow is omitted if other arrows already lead from its start to its end. */
export function folderDiagram(imports: readonly Import[]): string {
  const arrows = transitiveReduction(arrowsBetween(imports))
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

/** `undefined` for files outside the subfolders, such as entry points, which are not drawn. */
function folderOf(path: string): string | undefined {
  if (/^src-main\/(features|app)\/[^/]+\/contract\.ts$/.test(path)) return CONTRACTS
  return /^src-(main|renderer)\/[^/]+(?=\/)/.exec(path)?.[0]
}

function arrowsBetween(imports: readonly Import[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>()
  for (const { from: file, to: target, isType } of imports) {
    const from = folderOf(file)
    // The page imports only types from the list of features, and these are the types of the contracts.
    const isListOfTypes = target === 'src-main/features/list.ts' && file.startsWith('src-renderer/')
    const to = isListOfTypes ? CONTRACTS : folderOf(target)
    if (from === undefined || to === undefined || from === to) continue
    const arrow = arrows.get(`${from} ${to}`) ?? { from, to, isType }
    arrow.isType &&= isType
    arrows.set(`${from} ${to}`, arrow)
  }
  return [...arrows.values()].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
}

function transitiveReduction(arrows: readonly Arrow[]): readonly Arrow[] {
  return arrows.reduce((left, arrow) => {
    const without = left.filter((other) => other !== arrow)
    return isReachable(arrow.from, arrow.to, without) ? without : left
  }, arrows)
}

function isReachable(from: string, to: string, arrows: readonly Arrow[]): boolean {
  const reached = new Set([from])
  for (const folder of reached)
    // Iterating over a set includes items that are added meanwhile.
    for (const arrow of arrows) if (arrow.from === folder) reached.add(arrow.to)
  return reached.has(to)
}

function idOf(folder: string): string {
  return folder.replaceAll(/\W+/g, '_')
}
