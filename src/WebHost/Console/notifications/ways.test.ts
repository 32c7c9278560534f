import { describe, expect, it } from 'vitest'
import type { NotificationSettings } from '@/api/types'
import { wayIsOpen, ways } from './ways'

const on = { bell: true, desktop: true, push: true, mail: true }
const settings = (when: NotificationSettings['mail']['when']): NotificationSettings => ({
  assigned: on, groupAssigned: { ...on, bell: false }, answered: on, mention: on, mail: { when, hour: 9, timeZone: 'UTC' },
})
const open = (when: NotificationSettings['mail']['when'], kind: 'assigned' | 'groupAssigned') => ways.filter((way) => wayIsOpen(settings(when), kind, way))

describe('what can be chosen for a kind', () => {
  it('is everything where its bell is on and mails have a time', () => {
    expect(open('daily', 'assigned')).toEqual(['bell', 'desktop', 'push', 'mail'])
  })

  it('is no mail where mails have no time', () => {
    expect(open('off', 'assigned')).toEqual(['bell', 'desktop', 'push'])
  })

  it('is its bell alone where that is off', () => {
    expect(open('soon', 'groupAssigned')).toEqual(['bell'])
  })
})
