import { poll } from '../../store/poll.ts'

/** What is being recorded grows; a person sees that it does. */
export const EVERY_MS = 3000
/** For which a time stays the same before its picture is asked for: while it is dragged, none is. */
export const STILL_MS = 120

/**
 * Asks for a picture until there is one, which a file that is being written has later, or until the returned function is called. An
 * answer that comes after that is not taken.
 */
export function awaitPicture<Picture>(
  ask: () => Promise<Picture | undefined>,
  take: (picture: Picture | undefined) => void,
): () => void {
  const takeUntilFound = (picture: Picture | undefined) => {
    take(picture)
    if (picture !== undefined) end()
  }
  const timer = setTimeout(() => {
    end = poll(ask, takeUntilFound, EVERY_MS)
  }, STILL_MS)
  let end = () => clearTimeout(timer)
  return () => end()
}
