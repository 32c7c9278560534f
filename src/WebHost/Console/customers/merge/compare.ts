import type { MergePreview } from '@/api/customers'
import type { Customer } from '@/api/types'

export type ComparedField = 'name' | 'rating' | 'emails' | 'externalIds' | 'elsewhere' | 'tags' | 'language' | 'blocked' | 'tickets'

/** A value of what comes out, and whose it was. */
export interface Kept {
  value: string
  of: 'into' | 'from' | 'both' | 'neither'
}

/** One line of the comparison: what both have, and what comes out. */
export interface Compared {
  field: ComparedField
  from: string[]
  into: string[]
  result: Kept[]
}

const order: readonly ComparedField[] = ['name', 'rating', 'emails', 'externalIds', 'elsewhere', 'tags', 'language', 'blocked']

function valuesOf(customer: Customer, field: ComparedField): string[] {
  switch (field) {
    case 'name': return [customer.name].filter(Boolean)
    case 'rating': return [customer.rating]
    case 'language': return customer.language === null ? [] : [customer.language]
    case 'blocked': return [String(customer.blocked)]
    case 'elsewhere': return customer.identities.filter(({ kind }) => kind !== 'email' && kind !== 'external').map(({ label, value }) => label ?? value)
    case 'tickets': return [String(customer.tickets.all)]
    default: return customer[field]
  }
}

/** Side by side, line by line; a line in which nobody has anything is left out. */
export function compare({ from, into, result, tickets }: MergePreview): Compared[] {
  const lines = order.map((field): Compared => {
    const [left, right] = [valuesOf(from, field), valuesOf(into, field)]
    const kept = valuesOf(result, field).map((value): Kept => ({ value, of: left.includes(value) ? (right.includes(value) ? 'both' : 'from') : right.includes(value) ? 'into' : 'neither' }))
    return { field, from: left, into: right, result: kept }
  })
  const count: Compared = { field: 'tickets', from: valuesOf(from, 'tickets'), into: valuesOf(into, 'tickets'), result: [{ value: String(into.tickets.all + tickets), of: 'neither' }] }
  return [...lines, count].filter((line) => line.from.length + line.into.length + line.result.length > 0)
}
