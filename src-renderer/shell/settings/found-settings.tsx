/** The settings that a search finds: those whose texts have all of its words. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

interface FoundSettingsProps {
  readonly search: string
  readonly children: ReactNode
}

/** What the sections say is known only when they are rendered: they are hidden, not left out. */
export function FoundSettings({ search, children }: FoundSettingsProps) {
  const sections = useRef<HTMLDivElement>(null)
  const [isFound, setFound] = useState(true)
  useLayoutEffect(() => {
    setFound(hasWords(sections.current?.textContent ?? '', search))
  }, [search])
  return (
    <div className="settings-found" ref={sections} hidden={!isFound}>
      {children}
    </div>
  )
}

/** In any order, in upper or lower case, and as parts of other words. */
export function hasWords(text: string, search: string): boolean {
  const lower = text.toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
