import { describe, expect, it } from 'vitest'
import { fetchingOf, handlingOf, sendingOf } from './handlingForm'

describe('what is done with a mailbox', () => {
  it('begins with the inbox, from now on, changing nothing', () => {
    const form = handlingOf(undefined, undefined)
    expect(fetchingOf(form)).toEqual({ folders: ['INBOX'], importDays: 0, after: 'nothing', moveTo: null, keepRawDays: null })
    expect(sendingOf(form)).toEqual({ sentFolder: null, mailsPerMinute: null })
  })

  it('comes back as it was stored', () => {
    const fetching = { folders: ['INBOX', 'Urgent'], importDays: 7, after: 'move' as const, moveTo: 'Done', keepRawDays: 90 }
    const sending = { sentFolder: 'Sent', mailsPerMinute: 30 }
    expect(fetchingOf(handlingOf(fetching, sending))).toEqual(fetching)
    expect(sendingOf(handlingOf(fetching, sending))).toEqual(sending)
  })

  it('takes a folder from each line that has one', () => {
    expect(fetchingOf({ ...handlingOf(undefined, undefined), folders: ' INBOX \n\nUrgent\n' }).folders).toEqual(['INBOX', 'Urgent'])
  })

  it('forgets the target when nothing is moved', () => {
    expect(fetchingOf({ ...handlingOf(undefined, undefined), moveTo: 'Done' }).moveTo).toBeNull()
  })
})
