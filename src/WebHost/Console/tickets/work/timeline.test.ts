import { describe, expect, it } from 'vitest'
import { someItem } from '@/testing/some'
import { byDay, isShown, kindOf, lastVersion, merge, unseenAfter } from './timeline'

const reply = someItem({ version: 3, type: 'reply', delivery: 'queued' })
const told = (version: number, delivery: 'sending' | 'sent' | 'failed') => someItem({ version, type: 'delivery', of: 'e3', delivery, deliveryReason: delivery === 'failed' ? '550' : null })

describe('a timeline', () => {
  it('puts new items in order and none in twice', () => {
    const items = merge([someItem({ version: 2 })], [someItem({ version: 3 }), someItem({ version: 1 }), someItem({ version: 2 })])
    expect(items.map((item) => item.version)).toEqual([1, 2, 3])
  })

  it('brings a reply up to date with the news of its delivery', () => {
    const items = merge([reply], [told(4, 'sending'), told(5, 'failed')])
    expect(items[0]).toMatchObject({ delivery: 'failed', deliveryReason: '550' })
  })

  it('is not misled by older news that comes with an older page', () => {
    const items = merge(merge([reply], [told(5, 'sent')]), [told(4, 'sending')])
    expect(items.find((item) => item.id === 'e3')?.delivery).toBe('sent')
  })

  it('hides a reply that was taken back, and says so', () => {
    const items = merge([reply], [someItem({ version: 4, type: 'withdrawn', of: 'e3' })])
    expect(items.filter(isShown).map((item) => item.type)).toEqual(['withdrawn'])
  })

  it('shows a planned reply until it has left or was dropped, and why it was held back', () => {
    const planned = someItem({ version: 3, type: 'planned', plan: 'waiting' })
    const ended = (plan: 'sent' | 'dropped') => merge([planned], [someItem({ version: 4, type: 'plan', of: 'e3', plan })]).filter(isShown)
    expect(ended('sent')).toEqual([])
    expect(ended('dropped').map((item) => item.type)).toEqual(['plan'])
    const held = merge([planned], [someItem({ version: 4, type: 'plan', of: 'e3', plan: 'held', deliveryCode: 'unseen_message' })])
    expect(held[0]).toMatchObject({ plan: 'held', deliveryCode: 'unseen_message' })
    expect(kindOf(planned)).toBe('reply')
    expect(unseenAfter([planned], 0, 'kim')).toEqual([])
  })

  it('gives a line to bad news only', () => {
    expect([told(4, 'sending'), told(5, 'sent'), told(6, 'failed')].map(isShown)).toEqual([false, false, true])
  })

  it('gives a line to what is said of a reply, and leaves its state as it was', () => {
    const note = someItem({ version: 5, type: 'delivery', of: 'e3', note: 'notToAll', deliveryReason: 'dud@shop.example (550 gone)' })
    const items = merge(merge([reply], [note]), [told(4, 'sent')])
    expect(items.find((item) => item.id === 'e3')).toMatchObject({ delivery: 'sent', note: 'notToAll' })
    expect(isShown(note)).toBe(true)
  })

  it('groups by day', () => {
    const days = byDay([someItem({ version: 1, at: '2026-11-20T10:00:00Z' }), someItem({ version: 2, at: '2026-11-20T23:00:00Z' }), someItem({ version: 3, at: '2026-11-21T01:00:00Z' })])
    expect(days.map((day) => day.items.length)).toEqual([2, 1])
  })

  it('takes an opening with words for the customer’s message, and one without for a line', () => {
    expect(kindOf(someItem({ type: 'opened' }))).toBe('customer')
    expect(kindOf(someItem({ type: 'opened', text: null }))).toBe('system')
  })

  it('knows what a reader has to see before they answer', () => {
    const by = (id: string) => ({ kind: 'member' as const, id, name: id })
    const items = [
      someItem({ version: 1 }),
      someItem({ version: 3, type: 'reply', actor: by('kim') }),
      someItem({ version: 4, text: 'Wait!' }),
      someItem({ version: 5, type: 'memo' }),
      someItem({ version: 6, type: 'reply', actor: by('kim') }),
      someItem({ version: 7, type: 'reply', actor: by('lee') }),
      someItem({ version: 8, type: 'reply', actor: by('kim'), delivery: 'withdrawn' }),
      someItem({ version: 9, type: 'reply', automatic: 'autoReply' }),
    ].map((item) => ({ ...item, id: `e${item.version}` }))
    expect(unseenAfter(items, 3, 'lee').map((item) => item.version)).toEqual([4, 6])
    expect(lastVersion(items)).toBe(9)
  })
})
