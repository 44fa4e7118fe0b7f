/** The histogram, with the levels and the colours between them. */
import { useId } from 'react'
import type { CameraHistogram, CameraValues } from '../../../src-main/contract/camera-values.ts'
import { text } from '../../text/language.ts'
import { histogramPath, placeOnAxis, shortNumber } from './histogram-path.ts'

/** Of the drawing; CSS scales it to the panel. */
const WIDTH = 256
const HEIGHT = 72
const SCALE_HEIGHT = 7

interface HistogramProps {
  readonly histogram: CameraHistogram | undefined
  readonly colourMap: CameraValues['colourMap']
}

export function HistogramView({ histogram, colourMap }: HistogramProps) {
  const gradientId = useId()
  if (histogram === undefined) return <p className="values-none">{text('values.none')}</p>
  const { from, to, channels, levels, scale, notFinite, dtype } = histogram
  const [black, white] = [levels.black, levels.white].map(
    (level) => WIDTH * placeOnAxis(level, from, to),
  ) as [number, number]
  const most = Math.max(1, ...channels.flatMap(({ bins }) => bins))
  return (
    <figure className="histogram">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + SCALE_HEIGHT + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text('values.histogram')}
        data-colour-map={colourMap}
      >
        <defs>
          <linearGradient id={gradientId}>
            {scale.map((colour, step) => (
              <stop key={step} offset={step / (scale.length - 1)} stopColor={colour} />
            ))}
          </linearGradient>
        </defs>
        {channels.map(({ name, bins }) => (
          <path
            key={name}
            className="histogram-bins"
            data-channel={name}
            d={histogramPath(bins, most, WIDTH, HEIGHT)}
          />
        ))}
        <path className="histogram-level" d={`M${black} 0V${HEIGHT}M${white} 0V${HEIGHT}`} />
        <rect
          x={black}
          y={HEIGHT + 2}
          width={Math.max(1, white - black)}
          height={SCALE_HEIGHT}
          fill={`url(#${gradientId})`}
        />
      </svg>
      <figcaption>
        <span>{shortNumber(from)}</span>
        <span className="histogram-levels" title={dtype}>
          {text('values.shown', {
            dtype,
            black: shortNumber(levels.black),
            white: shortNumber(levels.white),
          })}
        </span>
        <span>{shortNumber(to)}</span>
      </figcaption>
      {notFinite === 0 ? undefined : (
        <p className="setting-help">
          {text('values.not-finite', {
            percent: (100 * notFinite) / Math.max(1, histogram.sampled),
          })}
        </p>
      )}
    </figure>
  )
}
