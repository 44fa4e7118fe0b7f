/** Runs only Camwall, for minutes, and measures memory growth and stalls. */
import { caseNamed } from './cases.ts'
import { measure, type Bench } from './measure.ts'
import { mean, slopeOf } from './statistics.ts'

/** Warm-up during which memory is not yet stable. */
const SETTLED_S = 60

export async function soak(bench: Bench, minutes: number): Promise<void> {
  const one = caseNamed('64 x 10')
  const points: (readonly [second: number, megabytes: number])[] = []
  const result = await measure('camwall', one, {
    ...bench,
    times: { ...bench.times, seconds: 60 * minutes },
    onMemory: (second, megabytes) => {
      points.push([second, megabytes])
      console.log(`${second.toFixed(0)} s: ${megabytes.toFixed(0)} MB`)
    },
  })
  const settled = points.filter(([second]) => second > SETTLED_S)
  const sizes = settled.map(([, megabytes]) => megabytes)
  const { slope, error } = slopeOf(settled)
  console.log(
    JSON.stringify({
      ...result,
      memory: { mean: mean(sizes), least: Math.min(...sizes), most: Math.max(...sizes) },
      growthPerMinute: { mean: 60 * slope, standardError: 60 * error },
    }),
  )
}
