import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { TicketRow } from '@/api/types'
import { noFilters, questionOf, type Question, type Sort } from './filters'
import { comparer, matches, type Viewer } from './matches'

/** The same cases are asked of the databases; a case that only one side answers rightly is a mistake of the other. */
interface Table {
  viewer: Viewer
  row: TicketRow
  matching: { about: string; row: Partial<TicketRow>; asked: Partial<Question>; matches: boolean }[]
  orders: { about: string; sort: Sort; rows: Partial<TicketRow>[]; order: number[] }[]
}

const file = fileURLToPath(new URL('../../../../../tests/Data/lists/tickets.json', import.meta.url))
const table = JSON.parse(readFileSync(file, 'utf8')) as Table
const everything = questionOf('all', { ...noFilters(), status: [] }, new Date(0))

describe('a list holds', () => {
  it.each(table.matching)('$about', ({ row, asked, matches: expected }) => {
    expect(matches({ ...table.row, ...row }, { ...everything, ...asked }, table.viewer)).toBe(expected)
  })

  it('is asked for nothing the console does not know', () => {
    const asked = table.matching.flatMap((one) => Object.keys(one.asked))
    expect(asked.filter((key) => !(key in everything))).toEqual([])
  })
})

describe('a list goes by', () => {
  it.each(table.orders)('$about', ({ sort, rows, order }) => {
    const whole = rows.map((row) => ({ ...table.row, ...row }))
    expect(whole.toSorted(comparer(sort)).map((row) => row.id)).toEqual(order)
  })
})
