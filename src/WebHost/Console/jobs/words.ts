import { useI18n } from 'vue-i18n'
import type { BulkAction, JobValues } from '@/api/types'
import { useInquiryTypes } from '@/inquiries/store'
import { useMembers } from '@/members/store'

/** What is done to each ticket, as a title: "Status: Completed". */
export function useActWords(): (action: BulkAction, values: JobValues) => string {
  const members = useMembers()
  const types = useInquiryTypes()
  const { t } = useI18n()

  function assigned({ assignee }: JobValues): string {
    const to = [members.memberName(assignee?.member ?? null), members.groupName(assignee?.group ?? null)].filter(Boolean).join(' · ')
    return to ? t('jobs.acts.assign', { to }) : t('jobs.acts.unassign')
  }

  return (action, values) => {
    switch (action) {
      case 'assign':
        return assigned(values)
      case 'status':
        return t('jobs.acts.status', { to: t(`statuses.${values.status ?? 'new'}`) })
      case 'importance':
        return t('jobs.acts.importance', { to: t(`importances.${values.importance ?? 'medium'}`) })
      case 'tag':
      case 'untag':
        return t(`jobs.acts.${action}`, { tags: (values.tags ?? []).join(', ') })
      case 'type':
        return values.type ? t('inquiries.job', { to: types.nameAnywhere(values.type) }) : t('inquiries.noneJob')
      case 'reply':
        return values.status ? t('jobs.acts.replyAs', { to: t(`statuses.${values.status}`) }) : t('jobs.acts.reply')
      case 'merge':
        return t('jobs.acts.merge', { number: values.into ?? '' })
      default:
        return t(`jobs.acts.${action}`)
    }
  }
}
