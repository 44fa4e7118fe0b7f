/** For which a time stays the same before its picture is asked for: while it is dragged, none is. */
export const STILL_MS = 120
/** A file that is being written has a picture later: as often as what is recorded is listed anew. */
export const AGAIN_MS = 3000

/** Asks for a picture until there is one, or until the returned function is called. An answer that comes after that is not taken. */
export function awaitPicture<Picture>(
  ask: () => Promise<Picture | undefined>,
  take: (picture: Picture | undefined) => void,
): () => void {
  let isOver = false
  const askOnce = async () => {
    const picture = await ask()
    if (isOver) return
    take(picture)
    if (picture === undefined) timer = setTimeout(() => void askOnce(), AGAIN_MS)
  }
  let timer = setTimeout(() => void askOnce(), STILL_MS)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
