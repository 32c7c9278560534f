import { optional, type ColumnName, type Density } from './columns'

export interface Look {
  density: Density
  hidden: ColumnName[]
}

export const usual: Look = { density: 'comfortable', hidden: ['created'] }

/** What was kept, as far as it is still understood. */
export function lookOf(kept: string | null): Look {
  try {
    const { density, hidden } = JSON.parse(kept ?? '{}') as Partial<Record<keyof Look, unknown>>
    return {
      density: density === 'compact' ? 'compact' : 'comfortable',
      hidden: Array.isArray(hidden) ? optional.filter((name) => hidden.includes(name)) : usual.hidden,
    }
  } catch {
    return usual
  }
}
