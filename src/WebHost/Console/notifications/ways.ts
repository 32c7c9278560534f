import type { NotificationKind } from '@/api/types'

export type Kind = NotificationKind
export type Way = 'bell' | 'desktop'

export const kinds: Kind[] = ['assigned', 'groupAssigned', 'answered', 'mention']
export const ways: Way[] = ['bell', 'desktop']
