import { describe, expect, it } from 'vitest'
import { someRow } from '@/testing/some'
import { goingBack } from './goingBack'

describe('the way back of a change of many tickets', () => {
  it('is one call for each value that stood there before, and none for what was so already', () => {
    const before = [someRow({ id: 1, status: 'new' }), someRow({ id: 2, status: 'onHold' }), someRow({ id: 3, status: 'new' }), someRow({ id: 4, status: 'completed' })]
    expect(goingBack({ action: 'status', status: 'completed' }, before)).toEqual([
      { tickets: [1, 3], wish: { action: 'status', status: 'new' } },
      { tickets: [2], wish: { action: 'status', status: 'onHold' } },
    ])
  })

  it('brings member and group back, both', () => {
    const before = [someRow({ id: 1, assignee: { member: null, group: 'g1' } }), someRow({ id: 2, assignee: { member: 'm1', group: null } })]
    expect(goingBack({ action: 'assign', assignee: { member: 'm1', group: null } }, before)).toEqual([
      { tickets: [1], wish: { action: 'assign', assignee: { member: null, group: 'g1' } } },
    ])
  })

  it('gives each the inquiry type that it had, or none', () => {
    const before = [someRow({ id: 1, type: 't1' }), someRow({ id: 2, type: 't2' }), someRow({ id: 3 })]
    expect(goingBack({ action: 'type', type: 't1' }, before)).toEqual([
      { tickets: [2], wish: { action: 'type', type: 't2' } },
      { tickets: [3], wish: { action: 'type', type: null } },
    ])
  })

  it('takes only those tags away that were not there, and puts only those back that were', () => {
    const before = [someRow({ id: 1, tags: ['a'] }), someRow({ id: 2, tags: [] }), someRow({ id: 3, tags: ['a', 'b'] })]
    expect(goingBack({ action: 'tag', tags: ['a', 'b'] }, before)).toEqual([
      { tickets: [1], wish: { action: 'untag', tags: ['b'] } },
      { tickets: [2], wish: { action: 'untag', tags: ['a', 'b'] } },
    ])
    expect(goingBack({ action: 'untag', tags: ['a'] }, before)).toEqual([{ tickets: [1, 3], wish: { action: 'tag', tags: ['a'] } }])
  })

  it('leads out of the boxes and into them again', () => {
    const [open, deleted, blocked] = [someRow({ id: 1 }), someRow({ id: 2, box: 'deleted' }), someRow({ id: 3, box: 'blocked' })]
    expect(goingBack({ action: 'delete' }, [open])).toEqual([{ tickets: [1], wish: { action: 'restore' } }])
    expect(goingBack({ action: 'restore' }, [open, deleted])).toEqual([{ tickets: [2], wish: { action: 'delete' } }])
    expect(goingBack({ action: 'spam' }, [open, blocked])).toEqual([{ tickets: [1], wish: { action: 'noSpam' } }])
    expect(goingBack({ action: 'noSpam' }, [blocked])).toEqual([{ tickets: [3], wish: { action: 'spam' } }])
  })

  it('is offered for nothing that was written or blocked', () => {
    for (const action of ['memo', 'reply', 'block', 'unblock', 'merge'] as const) expect(goingBack({ action }, [someRow()])).toEqual([])
  })
})
