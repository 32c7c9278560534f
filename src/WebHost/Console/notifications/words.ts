import type { Notification } from '@/api/types'

type Translate = (key: string, named: Record<string, unknown>) => string

/** Why it calls, as a sentence: "Lee mentioned you". */
export function sentenceOf(one: Notification, t: Translate): string {
  const name = one.actor.name || t(one.actor.kind === 'customer' ? 'notifications.customer' : 'notifications.program', {})
  return t(`notifications.sentences.${one.kind}`, { name })
}
