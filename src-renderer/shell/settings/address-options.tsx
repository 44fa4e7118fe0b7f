/** The options of an address: what goes before the names of its cameras, and which cameras are received there. */
import { checkCameraName } from '../../../src-main/contract/access.ts'
import type { LineOptions } from '../../../src-main/contract/line-options.ts'
import { text } from '../../text/language.ts'
import { checkLines, checkPrefix, linesOf } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'

const checkNames = checkLines(checkCameraName)

interface AddressOptionsProps {
  readonly options: LineOptions
  /** Cameras can be chosen. */
  readonly hasCameras: boolean
  readonly choose: (options: LineOptions) => void
}

export function AddressOptions({ options, hasCameras, choose }: AddressOptionsProps) {
  const { prefix, cameras } = options
  const change = (changed: Partial<LineOptions>) => {
    choose({ prefix, cameras, ...changed })
    return Promise.resolve()
  }
  return (
    <div className="address-options">
      <SettingField
        label={text('settings.prefix')}
        value={prefix}
        check={checkPrefix}
        apply={(typed) => change({ prefix: typed })}
        placeholder={text('settings.no-prefix')}
      />
      {hasCameras ? (
        <>
          <SettingField
            label={text('settings.chosen-cameras')}
            value={cameras.join('\n')}
            check={checkNames}
            apply={(typed) => change({ cameras: linesOf(typed) })}
            placeholder={text('settings.all-cameras')}
            lines
          />
          <p className="setting-help">{text('settings.chosen-cameras-help')}</p>
        </>
      ) : undefined}
    </div>
  )
}

/** The options in one line, if there are any. */
export function OptionsSummary({ options }: { readonly options: LineOptions }) {
  const { prefix, cameras } = options
  const words = [
    ...(prefix === '' ? [] : [text('settings.prefix-is', { prefix })]),
    ...(cameras.length === 0 ? [] : [text('settings.only-cameras', { count: cameras.length })]),
  ]
  return words.length === 0 ? undefined : (
    <p className="setting-help address-summary">{words.join(' · ')}</p>
  )
}
