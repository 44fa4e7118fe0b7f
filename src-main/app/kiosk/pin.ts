/** The PIN that leaves kiosk mode, as it is kept. */
import type { z } from 'zod'
import { passwordHashSchema } from '../../lib/password-hash.ts'

export const pinSchema = passwordHashSchema.nullable()
/** `null` without a PIN: JSON has no `undefined`. */
export type KeptPin = z.infer<typeof pinSchema>
