const MINUTE = 60_000

/** How long something can still be done, as a number and its unit, rounded down; the last minute is a moment, for no clock of the page is finer. */
export function timeLeft(until: string, now: number): { unit: 'day' | 'hour' | 'minute' | 'moment'; n: number } {
  const minutes = Math.floor((Date.parse(until) - now) / MINUTE)
  if (minutes < 1) return { unit: 'moment', n: 0 }
  if (minutes < 60) return { unit: 'minute', n: minutes }
  if (minutes < 24 * 60) return { unit: 'hour', n: Math.floor(minutes / 60) }
  return { unit: 'day', n: Math.floor(minutes / (24 * 60)) }
}
