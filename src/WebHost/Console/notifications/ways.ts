import type { NotificationKind } from '@/api/types'

/** Answers to forwards go with those of customers. */
export type Kind = Exclude<NotificationKind, 'forwardAnswered'>
export type Way = 'bell' | 'desktop'

export const kinds: Kind[] = ['assigned', 'groupAssigned', 'answered', 'mention']
export const ways: Way[] = ['bell', 'desktop']
