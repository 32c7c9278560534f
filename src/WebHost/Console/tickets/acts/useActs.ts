import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { ticketsApi } from '@/api/tickets'
import type { Ticket, TicketPatch } from '@/api/types'
import { dismiss, toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import { useInboxPlace } from '../place'

interface Done {
  text: string
  /** What makes it as it was. */
  back: TicketPatch
}

/** What has one done with a ticket: it leaves the list, one goes on, and a word stays that takes one back to it. */
export function useActs() {
  const { t } = useI18n()
  const router = useRouter()
  const place = useInboxPlace()
  const problemText = useProblemText()

  /** Null where the change leaves one on the ticket. */
  function doneBy(ticket: Ticket, wish: TicketPatch): Done | null {
    const number = ticket.id
    if (wish.status === 'completed' && ticket.status !== 'completed') return { text: t('acts.completed', { number }), back: { status: ticket.status } }
    if (wish.snoozeUntil) return { text: t('acts.snoozed', { number }), back: { snoozeUntil: ticket.snoozeUntil } }
    if (wish.spam === true) return { text: t('acts.spammed', { number }), back: { spam: false } }
    return null
  }

  function offerUndo(number: number, done: Done): void {
    const box = place.box
    const id = toast(done.text, {
      tone: 'success',
      seconds: 10,
      action: {
        label: t('acts.undo'),
        testid: 'undo-act',
        run: () => {
          dismiss(id)
          void undo(number, done.back, box)
        },
      },
    })
  }

  async function undo(number: number, back: TicketPatch, box: typeof place.box): Promise<void> {
    try {
      await ticketsApi.change(number, back)
      await router.push(place.to(box, number))
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  return { doneBy, offerUndo }
}
