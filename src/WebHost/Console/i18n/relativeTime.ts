import type { Locale } from './index'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const units = {
  ko: { now: '방금', minute: '분', hour: '시간', day: '일' },
  en: { now: 'now', minute: 'm', hour: 'h', day: 'd' },
} as const

/** "2m", "2분"; after a week the date, with the year when it is another one. */
export function relativeTime(at: string, now: number, locale: Locale): string {
  const then = new Date(at)
  const passed = now - then.getTime()
  const word = units[locale]
  if (passed < MINUTE) return word.now
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}${word.minute}`
  if (passed < DAY) return `${Math.floor(passed / HOUR)}${word.hour}`
  if (passed < 7 * DAY) return `${Math.floor(passed / DAY)}${word.day}`
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  return formatter(locale, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(then)
}

export function exactTime(at: string, locale: Locale): string {
  return formatter(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))
}

export function clockTime(at: string, locale: Locale): string {
  return formatter(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** A time to come, as one says it: the day and the minute. */
export function momentText(at: string | Date, locale: Locale): string {
  return formatter(locale, { month: 'short', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** The heading over a day of conversation. */
export function dayName(at: string, now: number, locale: Locale): string {
  const then = new Date(at)
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(then)) / DAY)
  if (days === 0 || days === 1) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
  }
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  return formatter(locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then)
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Each is made once: making one takes longer than all it will ever write on a page. */
function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, known)
  return known
}
