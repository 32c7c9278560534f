import { newKey } from '@/api/http'
import { asProblem, type Problem } from '@/api/problem'
import type { ReplyWish } from '@/api/tickets'
import type { Status, TimelineItem } from '@/api/types'
import type { SentDraft } from '../together/protocol'
import { leftOut } from './additions'
import type { Draft, Mode } from './drafts'
import { mailReady } from './mailReady'

export const HOLD_SECONDS = 10

export type FlowState =
  | { kind: 'idle' }
  | { kind: 'sending' }
  /** The customer wrote meanwhile; `wish` waits for the writer to insist or to think again. */
  | { kind: 'unseen'; wish: Wish }
  | { kind: 'failed'; problem: Problem; wish: Wish }

export interface Wish {
  ticket: number
  mode: Mode
  draft: Draft
  /** Left out: the status stays. */
  status?: Status
  seenVersion: number
  /** Left out: it leaves now. */
  later?: { at: string; anyway: boolean }
  /** Left out: it was written alone. */
  together?: SentDraft
}

export interface Sent {
  wish: Wish
  item: TimelineItem
}

export interface SendPort {
  reply: (ticket: number, wish: ReplyWish, key: string) => Promise<TimelineItem>
  memo: (ticket: number, wish: { body: string; format: 'html'; attachments?: string[]; draft?: SentDraft }, key: string) => Promise<TimelineItem>
  withdraw: (ticket: number, item: string) => Promise<unknown>
}

/** What got no answer, where it may be sent again as it was: whoever has gone on writing meanwhile sends it themselves. */
export function unanswered(state: FlowState, mode: Mode, draft: Draft): Wish | null {
  if (state.kind !== 'failed' || state.problem.status !== 0) return null
  return state.wish.mode === mode && JSON.stringify(state.wish.draft) === JSON.stringify(draft) ? state.wish : null
}

/** What happens to a written text after Send is pressed. The screen follows `state`; the timeline follows the feed. */
export class SendFlow {
  private key = ''
  private keyFor = ''
  private seen = 0
  private together: SentDraft | undefined

  constructor(
    private readonly port: SendPort,
    private readonly told: (state: FlowState) => void,
    private readonly makeKey: () => string = newKey,
  ) {}

  /** Answers what was sent, or null when it was not; the draft is the caller's to clear. */
  async send(wish: Wish): Promise<Sent | null> {
    this.told({ kind: 'sending' })
    try {
      const item = await this.write(wish)
      this.keyFor = ''
      this.told({ kind: 'idle' })
      return { wish, item }
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'unseen_message') {
        this.keyFor = ''
        this.told({ kind: 'unseen', wish })
      } else {
        if (problem.code === 'draft_sent') this.keyFor = ''
        this.told({ kind: 'failed', problem, wish })
      }
      return null
    }
  }

  /** Send although the customer wrote meanwhile, now that the writer has seen it. */
  insist(wish: Wish, seenVersion: number): Promise<Sent | null> {
    return this.send({ ...wish, seenVersion })
  }

  /** Take a held reply back; false when it has gone already. */
  async undo(sent: Sent): Promise<boolean> {
    try {
      await this.port.withdraw(sent.wish.ticket, sent.item.id)
      return true
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status === 409) return false
      throw problem
    }
  }

  private write(wish: Wish): Promise<TimelineItem> {
    const { ticket, mode, draft, status } = wish
    const attachments = draft.attachments.map((file) => file.id)
    const key = this.keyOf(wish)
    const body = {
      body: mailReady(draft.html),
      format: 'html' as const,
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(this.together ? { draft: this.together } : {}),
    }
    if (mode === 'memo') return this.port.memo(ticket, body, key)
    const declined = leftOut(draft.declined ?? [], draft.cc ?? [])
    const copies = {
      ...(draft.cc ? { cc: draft.cc } : {}),
      ...(draft.bcc && draft.bcc.length > 0 ? { bcc: draft.bcc } : {}),
      ...(declined.length > 0 ? { declined } : {}),
    }
    const original = draft.original ? { original: mailReady(draft.original) } : {}
    const when = wish.later ? { sendAt: wish.later.at, ...(wish.later.anyway ? { sendAnyway: true } : {}) } : { holdSeconds: HOLD_SECONDS }
    return this.port.reply(ticket, { ...body, ...copies, ...original, ...(status ? { status } : {}), seenVersion: this.seen, ...when }, key)
  }

  /**
   * The same text sent again after a lost answer carries the same key, so that it is sent once. It is the same call then, so it says of the ticket what it
   * said first, although the feed may have told of it meanwhile.
   */
  private keyOf(wish: Wish): string {
    const content = JSON.stringify([wish.ticket, wish.mode, wish.status, wish.draft, wish.later])
    if (content !== this.keyFor) {
      this.keyFor = content
      this.key = this.makeKey()
      this.seen = wish.seenVersion
      this.together = wish.together
    }
    return this.key
  }
}
