const DAY = 86_400_000

/** The daily look that takes what was put away then: the first one at which it has lain there for so many days. */
export function goesAt(since: string, days: number, next: string | null): Date {
  const due = new Date(since).getTime() + days * DAY
  if (next === null) return new Date(due)
  const look = new Date(next).getTime()
  return new Date(due <= look ? look : look + Math.ceil((due - look) / DAY) * DAY)
}
