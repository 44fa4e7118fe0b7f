/** Draws the painted frames a second as a bar chart, with a pair of bars for each case. */
import type { Results } from './results.ts'

const WIDTH = 900
const LEFT = 230
const BAR = 14
const GAP = 16
const TOP = 44

export function drawChart({ comparisons, date }: Results): string {
  const most = Math.max(
    ...comparisons.flatMap(({ camwall, imshow }) => [camwall.painted.most, imshow.painted.most]),
  )
  const scale = (WIDTH - LEFT - 70) / most
  const rows = comparisons.map(({ name, camwall, imshow }, index) => {
    const y = TOP + index * (2 * BAR + GAP)
    return [
      `<text x="${LEFT - 12}" y="${y + BAR + 4}" text-anchor="end">${escape(name)}</text>`,
      bar(y, camwall.painted.median * scale, 'ours', camwall.painted.median),
      bar(y + BAR, imshow.painted.median * scale, 'theirs', imshow.painted.median),
    ].join('\n')
  })
  const height = TOP + comparisons.length * (2 * BAR + GAP)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="13">
<title>Painted frames a second, ${date}</title>
<style>text{fill:#c9d1d9}.ours{fill:#3fb68b}.theirs{fill:#6b7785}</style>
<rect width="${WIDTH}" height="${height}" fill="#0c0e11"/>
<text x="${LEFT}" y="24">painted frames a second</text>
<rect class="ours" x="${LEFT + 200}" y="13" width="12" height="12"/><text x="${LEFT + 218}" y="24">Camwall</text>
<rect class="theirs" x="${LEFT + 300}" y="13" width="12" height="12"/><text x="${LEFT + 318}" y="24">imagezmq, cv2.imshow</text>
${rows.join('\n')}
</svg>
`
}

function bar(y: number, length: number, kind: string, value: number): string {
  return `<rect class="${kind}" x="${LEFT}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 1}"/><text x="${(LEFT + length + 6).toFixed(1)}" y="${y + 11}" font-size="11">${value.toFixed(0)}</text>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
