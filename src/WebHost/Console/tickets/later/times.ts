/** Times one sends at later, on the wall here. */
export function inAnHour(now: Date): Date {
  return new Date(now.getTime() + 60 * 60_000)
}

/** Nine in the morning of the next day. */
export function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)
}
