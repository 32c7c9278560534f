import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { someItem } from '@/testing/some'
import { HOLD_SECONDS, SendFlow, unanswered, type FlowState, type SendPort, type Wish } from './sendFlow'

const wish = (more: Partial<Wish> = {}): Wish => ({ ticket: 1042, mode: 'reply', draft: { html: '<p>Hello</p>', attachments: [] }, status: 'completed', seenVersion: 7, ...more })
const sentItem = someItem({ id: 't9', type: 'reply', delivery: 'queued' })

describe('sending', () => {
  let port: { [K in keyof SendPort]: ReturnType<typeof vi.fn<SendPort[K]>> }
  let states: FlowState[]
  let flow: SendFlow

  beforeEach(() => {
    let keys = 0
    port = { reply: vi.fn<SendPort['reply']>().mockResolvedValue(sentItem), memo: vi.fn<SendPort['memo']>().mockResolvedValue(someItem({ type: 'memo' })), withdraw: vi.fn<SendPort['withdraw']>().mockResolvedValue({}) }
    states = []
    flow = new SendFlow(port, (state) => states.push(state), () => `key${(keys += 1)}`)
  })

  const kinds = () => states.map((state) => state.kind)
  const keysUsed = () => port.reply.mock.calls.map((call) => call[2])

  it('sends the text with the status, what was seen, and the time to undo', async () => {
    await flow.send(wish())
    expect(port.reply).toHaveBeenCalledWith(1042, { body: '<p>Hello</p>', format: 'html', status: 'completed', seenVersion: 7, holdSeconds: HOLD_SECONDS }, 'key1')
    expect(kinds()).toEqual(['sending', 'idle'])
  })

  it('says when one that is sent later leaves, and holds it for no undo of its own', async () => {
    await flow.send(wish({ later: { at: '2026-03-02T09:00:00Z', anyway: true } }))
    expect(port.reply.mock.calls[0]?.[1]).toMatchObject({ sendAt: '2026-03-02T09:00:00Z', sendAnyway: true })
    expect(port.reply.mock.calls[0]?.[1]).not.toHaveProperty('holdSeconds')
  })

  it('says nothing of a status that is to be kept', async () => {
    await flow.send(wish({ status: undefined }))
    expect(port.reply.mock.calls[0]?.[1]).not.toHaveProperty('status')
  })

  it('names its files', async () => {
    await flow.send(wish({ draft: { html: '<p>x</p>', attachments: [{ id: 'f1', name: 'a', size: 1, contentType: 'x/y', url: '' }] } }))
    expect(port.reply.mock.calls[0]?.[1].attachments).toEqual(['f1'])
  })

  it('writes a memo without status and without holding it', async () => {
    await flow.send(wish({ mode: 'memo' }))
    expect(port.memo).toHaveBeenCalledWith(1042, { body: '<p>Hello</p>', format: 'html' }, 'key1')
    expect(port.reply).not.toHaveBeenCalled()
  })

  it('stops when the customer wrote meanwhile, and keeps the wish', async () => {
    port.reply.mockRejectedValueOnce(new Problem(409, 'unseen_message'))
    expect(await flow.send(wish())).toBeNull()
    expect(states.at(-1)).toEqual({ kind: 'unseen', wish: wish() })
  })

  it('insists with the version that has been seen by then, under a new key', async () => {
    port.reply.mockRejectedValueOnce(new Problem(409, 'unseen_message'))
    await flow.send(wish())
    await flow.insist(wish(), 9)
    expect(port.reply.mock.calls[1]?.[1].seenVersion).toBe(9)
    expect(keysUsed()).toEqual(['key1', 'key2'])
  })

  it('sends the same text under the same key after a lost answer, so that it goes once', async () => {
    port.reply.mockRejectedValueOnce(new Problem(0, 'offline'))
    await flow.send(wish())
    expect(states.at(-1)).toMatchObject({ kind: 'failed', problem: { code: 'offline' } })
    await flow.send(wish())
    expect(keysUsed()).toEqual(['key1', 'key1'])
  })

  it('says the same of the ticket when it sends the same text again, because it is the same call', async () => {
    port.reply.mockRejectedValueOnce(new Problem(0, 'offline'))
    await flow.send(wish())
    await flow.send(wish({ seenVersion: 8 }))
    expect(port.reply.mock.calls[1]).toEqual(port.reply.mock.calls[0])
  })

  it('takes another key for another text, and for the same one written again later', async () => {
    port.reply.mockRejectedValueOnce(new Problem(0, 'offline'))
    await flow.send(wish())
    await flow.send(wish({ draft: { html: '<p>Other</p>', attachments: [] } }))
    await flow.send(wish({ draft: { html: '<p>Other</p>', attachments: [] } }))
    expect(keysUsed()).toEqual(['key1', 'key2', 'key3'])
  })

  it('takes a held reply back', async () => {
    const sent = await flow.send(wish())
    expect(sent && (await flow.undo(sent))).toBe(true)
    expect(port.withdraw).toHaveBeenCalledWith(1042, 't9')
  })

  it('says when it is too late to take it back', async () => {
    const sent = await flow.send(wish())
    port.withdraw.mockRejectedValueOnce(new Problem(409, 'conflict'))
    expect(sent && (await flow.undo(sent))).toBe(false)
  })

  it('does not call a lost line too late', async () => {
    const sent = await flow.send(wish())
    port.withdraw.mockRejectedValueOnce(new Problem(0, 'offline'))
    await expect(sent && flow.undo(sent)).rejects.toThrow('offline')
  })
})

describe('what got no answer', () => {
  const failed = (status: number): FlowState => ({ kind: 'failed', problem: new Problem(status, status === 0 ? 'offline' : 'invalid'), wish: wish() })

  it('is sent again as it was', () => {
    expect(unanswered(failed(0), 'reply', { html: '<p>Hello</p>', attachments: [] })).toEqual(wish())
  })

  it('is not, where somebody has gone on writing: nothing of it may be lost', () => {
    expect(unanswered(failed(0), 'reply', { html: '<p>Hello there</p>', attachments: [] })).toBeNull()
    expect(unanswered(failed(0), 'memo', { html: '<p>Hello</p>', attachments: [] })).toBeNull()
  })

  it('is not what was refused, and not what was never sent', () => {
    expect(unanswered(failed(400), 'reply', { html: '<p>Hello</p>', attachments: [] })).toBeNull()
    expect(unanswered({ kind: 'unseen', wish: wish() }, 'reply', wish().draft)).toBeNull()
  })
})
