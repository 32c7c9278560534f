import { describe, expect, it } from 'vitest'
import type { KindField } from '@/api/channelKinds'
import { formOf, isKept, settingsOf } from './kindForm'

const field = (key: string, kind: KindField['kind'], more: Partial<KindField> = {}): KindField =>
  ({ key, kind, required: false, options: [], usual: null, hasHelp: false, min: null, max: null, manyLines: false, ...more })

const token = field('token', 'secret', { required: true })
const fields = [token, field('room', 'text'), field('pollMinutes', 'number', { usual: '5' }), field('webhook', 'switch', { usual: 'false' })]

describe('the form of a kind of channel', () => {
  it('begins with what is usual', () => {
    expect(formOf(fields, undefined)).toEqual({ token: '', room: '', pollMinutes: '5', webhook: false })
  })

  it('shows what is stored, and of a secret only that there is one', () => {
    const stored = { hasToken: true, room: 'main', pollMinutes: 15, webhook: true }

    expect(formOf(fields, stored)).toEqual({ token: '', room: 'main', pollMinutes: '15', webhook: true })
    expect([isKept(token, stored), isKept(token, { room: 'main' }), isKept(token, undefined)]).toEqual([true, false, false])
  })

  it('sends what was said, trimmed, and leaves out what was not', () => {
    expect(settingsOf(fields, { token: '', room: ' main ', pollMinutes: '15', webhook: false })).toEqual({ room: 'main', pollMinutes: 15, webhook: false })
    expect(settingsOf(fields, { token: 'abc', room: '', pollMinutes: '1x', webhook: true })).toEqual({ token: 'abc', pollMinutes: '1x', webhook: true })
  })
})
