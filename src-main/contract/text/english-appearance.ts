/** English texts of the appearance: one table with those of the other files. */

export const appearanceTexts = {
  'appearance.title': 'Appearance',
  'appearance.system': 'System',
  'appearance.dark': 'Dark',
  'appearance.light': 'Light',
  'appearance.night': 'Night',
  'appearance.help':
    'Applies to all windows. Night dims the labels for dark rooms. The pictures of cameras never change.',
} as const
