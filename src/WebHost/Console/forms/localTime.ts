/** As a datetime-local field takes it: the time on the wall here. */
export function localTime(at: string | null): string {
  if (!at) return ''
  const time = new Date(at)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** What such a field has, as the server takes it; an empty one is null. */
export function serverTime(local: string): string | null {
  return local ? new Date(local).toISOString() : null
}
