import type { AfterIntake, Fetching, Sending } from '@/api/channelTypes'

/** What is done with a mailbox as it stands in the form; everything is text there. */
export interface HandlingForm {
  folders: string
  importDays: string
  after: AfterIntake
  moveTo: string
  keepRawDays: string
  sentFolder: string
  mailsPerMinute: string
}

export function handlingOf(fetching: Fetching | undefined, sending: Sending | undefined): HandlingForm {
  return {
    folders: (fetching?.folders ?? ['INBOX']).join('\n'),
    importDays: String(fetching?.importDays ?? 0),
    after: fetching?.after ?? 'nothing',
    moveTo: fetching?.moveTo ?? '',
    keepRawDays: String(fetching?.keepRawDays ?? ''),
    sentFolder: sending?.sentFolder ?? '',
    mailsPerMinute: String(sending?.mailsPerMinute ?? ''),
  }
}

/** The settings to send: a folder a line, and an empty field is none. */
export function fetchingOf(form: HandlingForm): Fetching {
  return {
    folders: form.folders.split('\n').map((name) => name.trim()).filter((name) => name !== ''),
    importDays: Number(form.importDays || '0'),
    after: form.after,
    moveTo: form.after === 'move' ? form.moveTo.trim() : null,
    keepRawDays: numberOrNone(form.keepRawDays),
  }
}

export function sendingOf(form: HandlingForm): Sending {
  return { sentFolder: form.sentFolder.trim() || null, mailsPerMinute: numberOrNone(form.mailsPerMinute) }
}

const numberOrNone = (text: string) => (text.trim() === '' ? null : Number(text))
