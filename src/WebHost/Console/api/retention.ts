import { get, patch } from './http'

/** After how many days the deleted and the blocked box are emptied; null keeps for ever. */
export interface Retention {
  deletedDays: number | null
  blockedDays: number | null
  /** When it is looked next what goes; null where everything stays. */
  nextAt: string | null
}

/** How many tickets go, up to 1000 of each. */
export interface RetentionForecast {
  deletedNext: number
  deletedWeek: number
  blockedNext: number
  blockedWeek: number
}

export const retentionApi = {
  read: () => get<Retention>('/retention'),
  change: (wish: Pick<Retention, 'deletedDays' | 'blockedDays'>) => patch<Retention>('/settings/retention', wish),
  forecast: () => get<RetentionForecast>('/settings/retention/forecast'),
}
