/** A window, as the handlers of requests see it. */
import type { RequestingWindow } from '../../src-main/app/request-context.ts'

export function aWindow(differs: Partial<RequestingWindow> = {}): RequestingWindow {
  return {
    id: 'w1',
    layout: 'l1',
    rights: new Set(['view', 'arrange', 'configure'] as const),
    showPast: () => undefined,
    showLive: () => undefined,
    isLive: true,
    pastOf: () => undefined,
    ...differs,
  }
}
