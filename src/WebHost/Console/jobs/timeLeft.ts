const MINUTE = 60_000

/** How long something can still be done, as a number and its unit: days, hours or minutes, rounded down but never to nothing. */
export function timeLeft(until: string, now: number): { unit: 'day' | 'hour' | 'minute'; n: number } {
  const minutes = Math.max(1, Math.floor((Date.parse(until) - now) / MINUTE))
  if (minutes < 60) return { unit: 'minute', n: minutes }
  if (minutes < 24 * 60) return { unit: 'hour', n: Math.floor(minutes / 60) }
  return { unit: 'day', n: Math.floor(minutes / (24 * 60)) }
}
