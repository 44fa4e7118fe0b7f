/** The appearance of all windows: a setting. */
import { z } from 'zod'
import { section, setting } from '../../contract/setting.ts'
import { THEMES } from '../../contract/theme.ts'

export const appearanceSection = section('appearance', {
  theme: setting(() => z.enum(THEMES), 'system', { reported: true }),
})
