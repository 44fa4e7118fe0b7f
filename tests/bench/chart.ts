/** Draws a bar chart with a pair of bars for each row. */
import type { Results } from './results.ts'

const WIDTH = 900
const LEFT = 230
const BAR = 14
const GAP = 16
const TOP = 44

export interface Chart {
  readonly title: string
  /** Of the page, for those who do not see it. */
  readonly description: string
  /** What the two bars are. */
  readonly legend: readonly [string, string]
  readonly rows: readonly { readonly name: string; readonly values: readonly [number, number] }[]
  /** Digits behind the point. */
  readonly digits?: number
}

/** The painted frames a second of both programs, for each case. */
export function drawChart({ comparisons, date }: Results): string {
  return drawBars({
    title: 'painted frames a second',
    description: `Painted frames a second, ${date}`,
    legend: ['Camwall', 'imagezmq, cv2.imshow'],
    rows: comparisons.map(({ name, camwall, imshow }) => ({
      name,
      values: [camwall.painted.median, imshow.painted.median],
    })),
  })
}

export function drawBars({ title, description, legend, rows, digits = 0 }: Chart): string {
  const scale = (WIDTH - LEFT - 70) / Math.max(...rows.flatMap(({ values }) => values))
  const drawn = rows.map(({ name, values: [ours, theirs] }, index) => {
    const y = TOP + index * (2 * BAR + GAP)
    const bar = (at: number, kind: string, value: number) => {
      const length = value * scale
      return `<rect class="${kind}" x="${LEFT}" y="${at}" width="${length.toFixed(1)}" height="${BAR - 1}"/><text x="${(LEFT + length + 6).toFixed(1)}" y="${at + 11}" font-size="11">${value.toFixed(digits)}</text>`
    }
    return [
      `<text x="${LEFT - 12}" y="${y + BAR + 4}" text-anchor="end">${escape(name)}</text>`,
      bar(y, 'ours', ours),
      bar(y + BAR, 'theirs', theirs),
    ].join('\n')
  })
  const height = TOP + rows.length * (2 * BAR + GAP)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="13">
<title>${escape(description)}</title>
<style>text{fill:#c9d1d9}.ours{fill:#3fb68b}.theirs{fill:#6b7785}</style>
<rect width="${WIDTH}" height="${height}" fill="#0c0e11"/>
<text x="${LEFT}" y="24">${escape(title)}</text>
<rect class="ours" x="${LEFT + 270}" y="13" width="12" height="12"/><text x="${LEFT + 288}" y="24">${escape(legend[0])}</text>
<rect class="theirs" x="${LEFT + 370}" y="13" width="12" height="12"/><text x="${LEFT + 388}" y="24">${escape(legend[1])}</text>
${drawn.join('\n')}
</svg>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
