import { describe, expect, it } from 'vitest'
import type { Notification as Call, NotificationSettings } from '@/api/types'
import { shownOnDesktop, type Desktop } from './desktop'

const call = (kind: Call['kind']): Call =>
  ({ id: '1', kind, ticket: 1, subject: 'Hi', brand: 'b1', actor: { kind: 'member', id: 'm2', name: 'Kim' }, at: '2026-01-05T09:00:00Z', openedAt: null })

const on = { bell: true, desktop: true, push: true, mail: true }
const settings: NotificationSettings = {
  assigned: on, groupAssigned: { ...on, bell: false }, answered: { ...on, desktop: false }, mention: on,
  mail: { when: 'off', hour: 9, timeZone: 'UTC' },
}
const desktop = (permission: NotificationPermission, hidden: boolean): Desktop => ({ permission: () => permission, hidden: () => hidden, show: () => undefined })
const news = [call('assigned'), call('groupAssigned'), call('answered'), call('mention')]

describe('what comes up on the desktop', () => {
  it('is what is wanted so, while nobody looks', () => {
    expect(shownOnDesktop(news, settings, desktop('granted', true)).map((one) => one.kind)).toEqual(['assigned', 'mention'])
  })

  it('is nothing that is pushed to this device', () => {
    const wanted = { ...settings, mention: { ...on, push: false } }
    expect(shownOnDesktop(news, wanted, desktop('granted', true), true).map((one) => one.kind)).toEqual(['mention'])
  })

  it('is nothing while the console is looked at, or where the browser was not allowed', () => {
    expect(shownOnDesktop(news, settings, desktop('granted', false))).toEqual([])
    expect(shownOnDesktop(news, settings, desktop('default', true))).toEqual([])
    expect(shownOnDesktop(news, undefined, desktop('granted', true))).toEqual([])
  })
})
