import { describe, expect, it } from 'vitest'
import { sections, type Find, type FindGroup } from './finds'

const find = (id: string, label: string, group: FindGroup = 'actions', more: Partial<Find> = {}): Find => ({ id, label, group, icon: {}, run: () => undefined, ...more })
const some = [
  find('reply', 'Write a reply'),
  find('mine', 'Go to my tickets'),
  find('1042', 'Refund for a purchase', 'tickets', { note: '#1042 Haneul Kim' }),
  find('m1', 'Haneul Choi', 'people', { also: 'haneul@acme.example' }),
  find('brands', 'Brands', 'settings'),
]
const ids = (typed: string, recent: string[] = []) => sections(some, typed, recent).flatMap((section) => section.finds.map((one) => one.id))

describe('the palette', () => {
  it('offers what one chose last first, while nothing is typed', () => {
    expect(ids('', ['mine', 'gone', '1042'])).toEqual(['mine', '1042', 'brands', 'reply'])
  })

  it('finds by every word, in whatever order and wherever it stands', () => {
    expect(ids('kim refund')).toEqual(['1042'])
    expect(ids('haneul')).toEqual(['1042', 'm1'])
    expect(ids('acme.example')).toEqual(['m1'])
  })

  it('puts what begins so before what only has it somewhere', () => {
    const two = [find('a', 'Unassigned'), find('b', 'Assign to me')]
    expect(sections(two, 'assign', [])[0]?.finds.map((one) => one.id)).toEqual(['b', 'a'])
  })

  it('keeps kinds apart, in one order', () => {
    expect(sections(some, 'r', []).map((section) => section.group)).toEqual(['tickets', 'settings', 'actions'].filter((group) => sections(some, 'r', []).some((one) => one.group === group)))
    expect(sections(some, '', ['mine']).map((section) => section.group)).toEqual(['recent', 'tickets', 'settings', 'actions'])
  })

  it('offers nothing twice', () => {
    expect(ids('', ['1042']).filter((id) => id === '1042')).toHaveLength(1)
  })
})
