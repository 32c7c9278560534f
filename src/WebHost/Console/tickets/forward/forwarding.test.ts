import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '@/api/types'
import { filesOf, forwardable, goingAlong } from './forwarding'

const item = (id: string, type: TimelineItem['type'], more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, version: Number(id.slice(1)), at: '2026-01-01T00:00:00Z', type, actor: { kind: 'customer', id: 'c', name: 'Ada' }, text: 'x', html: null, ...more,
})

const file = (name: string, inline = false) => ({ id: name, name, size: 1, contentType: 'text/plain', url: '/x', inline })

describe('what goes outside', () => {
  it('is never a memo, nor what was taken back, split off or written by nobody', () => {
    const items = [
      item('e1', 'opened'), item('e2', 'message'), item('e3', 'memo'), item('e4', 'reply'), item('e5', 'reply', { delivery: 'withdrawn' }),
      item('e6', 'message', { movedTo: 7 }), item('e7', 'reply', { automatic: 'autoReply' }), item('e8', 'forward'), item('e9', 'forwardAnswer'),
    ]
    expect(forwardable(items).map((one) => one.id)).toEqual(['e2', 'e4', 'e9'])
  })

  it('is the conversation, the chosen, or nothing', () => {
    const items = [item('e2', 'message'), item('e4', 'reply'), item('e9', 'forwardAnswer')]
    expect(goingAlong(items, 'all', new Set()).map((one) => one.id)).toEqual(['e2', 'e4'])
    expect(goingAlong(items, 'chosen', new Set(['e9'])).map((one) => one.id)).toEqual(['e9'])
    expect(goingAlong(items, 'none', new Set(['e9']))).toEqual([])
  })

  it('takes files along, and pictures of the text with the text', () => {
    expect(filesOf([item('e2', 'message', { attachments: [file('a.pdf'), file('shot.png', true)] })]).map((one) => one.name)).toEqual(['a.pdf'])
  })
})
