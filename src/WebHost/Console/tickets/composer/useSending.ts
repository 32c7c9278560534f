import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { ticketsApi } from '@/api/tickets'
import { useSession } from '@/accounts/session'
import { dismiss, toast } from '@/design/toasts'
import type { Locale } from '@/i18n'
import { momentText } from '@/i18n/relativeTime'
import { useProblemText } from '@/i18n/problemText'
import { useInboxPlace } from '../place'
import { Drafts } from './drafts'
import { HOLD_SECONDS, SendFlow, type FlowState, type Sent, type Wish } from './sendFlow'

const flowPort = { reply: ticketsApi.reply, memo: ticketsApi.memo, withdraw: ticketsApi.withdraw }

/** Sending as the composer shows it: the state, the toast with the countdown, and the text that comes back on undo. */
export function useSending(restored: (wish: Wish) => boolean) {
  const { t, locale } = useI18n()
  const problemText = useProblemText()
  const router = useRouter()
  const place = useInboxPlace()
  const drafts = new Drafts(useSession().me?.id ?? '')
  const state = ref<FlowState>({ kind: 'idle' })
  const flow = new SendFlow(flowPort, (next) => (state.value = next))

  function offerUndo(sent: Sent): void {
    const later = sent.wish.later
    const text = later ? t('sending.plannedToast', { at: momentText(later.at, locale.value as Locale) }) : t(sent.wish.status ? 'composer.sentAs' : 'composer.sent', {
      number: sent.wish.ticket,
      status: sent.wish.status ? t(`statuses.${sent.wish.status}`) : '',
    })
    const id = toast(text, {
      tone: 'success',
      seconds: HOLD_SECONDS,
      action: {
        label: t('composer.undo'),
        testid: 'undo-send',
        run: () => {
          dismiss(id)
          void undo(sent)
        },
      },
    })
  }

  /** The text goes back where it came from; when that ticket is no longer open, to its draft, and the ticket is opened. */
  async function undo(sent: Sent): Promise<void> {
    try {
      if (!(await flow.undo(sent))) {
        toast(t('composer.undoTooLate'), { tone: 'danger' })
        return
      }
      if (restored(sent.wish)) return
      drafts.save(sent.wish.ticket, sent.wish.mode, sent.wish.draft)
      await router.push(place.to(undefined, sent.wish.ticket))
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  async function send(wish: Wish): Promise<Sent | null> {
    const sent = await flow.send(wish)
    if (sent?.item.delivery === 'failed') toast(t(`problems.${sent.item.deliveryCode ?? 'channel_cannot_send'}`), { tone: 'danger' })
    else if (sent?.wish.mode === 'reply') offerUndo(sent)
    return sent
  }

  const rest = () => (state.value = { kind: 'idle' })

  return { state, drafts, send, rest }
}
