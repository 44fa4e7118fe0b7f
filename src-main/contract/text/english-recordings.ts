/** English texts of the recordings: their command, their page, and playing them. One table with those of the other files. */

export const recordingsTexts = {
  'command.recordings': 'Recordings',
} as const
