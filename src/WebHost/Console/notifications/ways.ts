import type { NotificationKind, NotificationSettings } from '@/api/types'

/** Answers to forwards go with those of customers. */
export type Kind = Exclude<NotificationKind, 'forwardAnswered'>
export type Way = 'bell' | 'desktop' | 'push' | 'mail'

export const kinds: Kind[] = ['assigned', 'groupAssigned', 'answered', 'mention']
export const ways: Way[] = ['bell', 'desktop', 'push', 'mail']

/** Without the bell a kind reaches nobody, and without a time for mails none is sent. */
export const wayIsOpen = (settings: NotificationSettings, kind: Kind, way: Way): boolean =>
  way === 'bell' || (settings[kind].bell && (way !== 'mail' || settings.mail.when !== 'off'))
