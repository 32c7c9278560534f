import { useI18n } from 'vue-i18n'
import { asProblem } from '@/api/problem'

const known = new Set([
  'offline', 'unavailable', 'bad_credentials', 'locked_out', 'not_allowed', 'not_found', 'too_large', 'too_many',
  'bad_token', 'expired', 'version_conflict', 'not_signed_in', 'reply_too_long', 'reply_closed', 'reply_once', 'reply_without_files',
  'reply_without_recipient', 'password_required', 'channel_cannot_send', 'not_a_time_to_come', 'too_many_planned', 'shared_with_every_brand', 'not_its_maker',
  'too_many_responses', 'response_too_long', 'draft_sent',
])

/** A problem in words for a person: ours where the code says enough, else what the server says of it. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useI18n()
  return (error) => {
    const problem = asProblem(error)
    if (known.has(problem.code)) return t(`problems.${problem.code}`)
    return problem.code !== 'unexpected' && problem.detail ? problem.detail : t('problems.unexpected')
  }
}
