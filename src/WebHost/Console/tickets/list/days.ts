/** The day of a time in one's own zone, so many days later, as a field for dates has it: 2026-11-30. */
export function dayOf(time: string, later = 0): string {
  const at = new Date(time)
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + later)
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-')
}

/** When a day begins in one's own zone, so many days later; empty where it is no day. */
export function startOfDay(day: string, later = 0): string {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return ''
  return new Date(year, month - 1, date + later).toISOString()
}
