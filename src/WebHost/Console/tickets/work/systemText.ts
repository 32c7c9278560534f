import { useI18n } from 'vue-i18n'
import type { Assignee, Change, TimelineItem } from '@/api/types'
import type { Locale } from '@/i18n'
import { momentText } from '@/i18n/relativeTime'
import { useInquiryTypes } from '@/inquiries/store'
import { useMembers } from '@/members/store'

/** What happened, in a sentence. */
export function useSystemText(): (item: TimelineItem) => string {
  const { t, te, locale } = useI18n()
  const members = useMembers()
  const types = useInquiryTypes()

  function valueOf(field: Change['field'], value: unknown): string {
    if (field === 'assignee') return assigneeOf(value)
    if (field === 'box') return t(`boxes.${value === 'open' ? 'all' : String(value)}`)
    const key = field === 'status' ? `statuses.${String(value)}` : `importances.${String(value)}`
    return te(key) ? t(key) : String(value)
  }

  function assigneeOf(value: unknown): string {
    if (typeof value === 'string') return value.split(' ').map(nameOf).filter(Boolean).join(' · ')
    const { member = null, group = null } = (value ?? {}) as Partial<Assignee>
    return [members.memberName(member), members.groupName(group)].filter(Boolean).join(' · ')
  }

  /** "member:m1" or "group:g1". */
  function nameOf(word: string): string {
    const [kind = '', id = ''] = word.split(':')
    return kind === 'group' ? members.groupName(id) : members.memberName(id) || t('system.somebody')
  }

  /** Tags are told as what was added and what was taken away. */
  function tagsOf(change: Change): string {
    return [change.to && `+ ${String(change.to)}`, change.from && `− ${String(change.from)}`].filter(Boolean).join('  ')
  }

  /** Another inquiry type, or other values in its form. */
  function formText(who: string, change: Change): string {
    if (change.field === 'fields') {
      const keys = change.keys ?? String(change.to ?? '').split(/[\s,]+/).filter(Boolean)
      return t(`inquiries.system.${who === '' ? 'autoFields' : 'fields'}`, { who, to: keys.map(types.labelAnywhere).join(', ') })
    }
    if (typeof change.to !== 'string' || change.to === '') return t(`inquiries.system.${who === '' ? 'autoNoType' : 'noType'}`, { who })
    return t(`inquiries.system.${who === '' ? 'autoType' : 'type'}`, { who, to: types.nameAnywhere(change.to) || t('inquiries.goneType') })
  }

  function changeText(who: string, change: Change): string {
    const to = change.field === 'tags' ? tagsOf(change) : valueOf(change.field, change.to)
    if (who === '') return t(`system.auto.${change.field === 'assignee' && to === '' ? 'unassigned' : change.field}`, { to })
    if (change.field === 'assignee') return to === '' ? t('system.unassigned', { who }) : t('system.assigned', { who, to })
    return t(`system.${change.field}`, { who, to })
  }

  /** Why it is asleep, or awake again. */
  function snoozeText(item: TimelineItem, who: string, to: unknown): string {
    if (to === 'reply') return t('system.snoozedReply', { who })
    if (typeof to === 'string') return t('system.snoozed', { who, to: momentText(to, locale.value as Locale) })
    if (item.actor.kind === 'customer') return t('system.auto.wokenByCustomer')
    return who === '' ? t('system.auto.woken') : t('system.woken', { who })
  }

  return (item) => {
    const who = item.actor.kind === 'system' ? '' : item.actor.name || t(item.actor.kind === 'apiKey' ? 'system.program' : 'system.somebody')
    if (item.type === 'related') return t('system.related', { tickets: (item.related ?? []).map((number) => `#${number}`).join(', ') })
    if (item.change?.field === 'snoozeUntil') return snoozeText(item, who, item.change.to)
    if (item.change?.field === 'type' || item.change?.field === 'fields') return formText(who, item.change)
    if (item.change) return changeText(who, item.change)
    if (item.type === 'plan' && item.plan === 'held') return t('sending.system.held')
    if (item.type === 'delivery' && item.note === 'notToAll') return t('tickets.deliveryNotes.notToAll', { to: item.deliveryReason ?? '' })
    if (item.type === 'delivery' && item.note) {
      const reason = item.deliveryReason ? ` (${item.deliveryReason})` : ''
      return `${t(`tickets.deliveryNotes.${item.note}`)}${reason}`
    }
    if (item.type === 'delivery' && item.deliveryCode) {
      return `${t(`tickets.delivery.${item.delivery ?? 'unknown'}`)} (${t(`problems.${item.deliveryCode}`)})`
    }
    if (item.type === 'delivery') {
      const reason = item.deliveryReason ? ` (${item.deliveryReason})` : ''
      return `${t(`tickets.delivery.${item.delivery ?? 'unknown'}`)}${reason}`
    }
    if (who === '') return item.text ?? t('system.auto.changed')
    if (item.type === 'plan') return t('sending.system.dropped', { who })
    if (item.type === 'withdrawn') return t('system.withdrawn', { who })
    if (item.type === 'edited') return t('system.edited', { who, text: item.text ?? '' })
    if (item.type === 'removed') return t('system.removed', { who })
    if (item.type === 'opened') return t('system.opened', { who })
    return item.text ?? t('system.changed', { who })
  }
}
