import { describe, expect, it } from 'vitest'
import { columns, fit, optional, rowHeight, templateOf } from './columns'

const names = (width: number, hidden: Parameters<typeof fit>[1] = []) => fit(width, hidden).map((column) => column.name)
const slim = (width: number) => fit(width, []).filter((column) => column.slim).map((column) => column.name)

describe('the columns of the list', () => {
  it('all say their words where there is room', () => {
    expect(names(1600)).toEqual(columns.map((column) => column.name))
    expect(slim(1600)).toEqual([])
  })

  it('become marks before any is left out', () => {
    expect(slim(1300)).toEqual(['status', 'importance', 'channel', 'assignee'])
    expect(names(1300)).toHaveLength(columns.length)
  })

  it('leave the status and the time however little room there is', () => {
    expect(names(200)).toEqual(['status', 'updated'])
  })

  it('are those that somebody wants to see', () => {
    expect(names(1600, ['brand', 'created'])).not.toContain('brand')
    expect(optional).not.toContain('updated')
  })

  it('never take the room of the subject', () => {
    for (const width of [620, 700, 800, 900, 1000, 1100, 1200, 1400]) {
      const taken = fit(width, []).reduce((sum, column) => sum + column.width + 12, 0)
      expect(width - 32 - 16 - 148 - 24 - taken).toBeGreaterThanOrEqual(300)
    }
  })

  it('stand in the rows as in the heads above them', () => {
    expect(templateOf(fit(200, []))).toBe('16px 16px 148px minmax(0, 1fr) 60px')
  })
})

describe('rows', () => {
  const below = (density: Parameters<typeof rowHeight>[0], narrow: boolean) => Math.floor((900 - 52 - (narrow ? 0 : 28)) / rowHeight(density, narrow))

  it('are 22 on a window of 900 pixels where they are compact, and 16 beside an open ticket', () => {
    expect(below('compact', false)).toBeGreaterThanOrEqual(22)
    expect(below('comfortable', true)).toBeGreaterThanOrEqual(16)
  })
})
