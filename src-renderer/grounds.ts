/** The grounds of the themes, which the window needs, too, as custom properties for the styles. */
import { GROUNDS } from '../src-main/contract/theme.ts'

export function showGrounds(): void {
  for (const [theme, ground] of Object.entries(GROUNDS))
    document.documentElement.style.setProperty(`--ground-${theme}`, ground)
}
