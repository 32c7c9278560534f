import { describe, expect, it } from 'vitest'
import { firstOf } from './questions'

const now = new Date('2026-01-05T10:00:00Z')
const shell = ['/api/v1/me', '/api/v1/brands?limit=200', '/api/v1/members', '/api/v1/groups']
const list = (box: string, rest = '') => `/api/v1/tickets?box=${box}${rest}&status=new%2CinProgress%2ConHold&sort=-updated&limit=60`

describe('what an address asks for at once', () => {
  it.each([
    ['/', [...shell, list('mine')]],
    ['/inbox', [...shell, list('mine')]],
    ['/inbox/asleep', [...shell, list('asleep')]],
    ['/settings/profile', shell],
    ['/inbox/nowhere', shell],
    ['/tickets/7/print', ['/api/v1/me']],
  ])('of %s', (path, questions) => {
    expect(firstOf(path, '', now).questions).toEqual(questions)
  })

  it('is a ticket before everything that stands around it', () => {
    const { kind, questions } = firstOf('/inbox/unassigned/7', '?brand=b1', now)
    expect(kind).toBe('inbox')
    expect(questions.slice(0, 3)).toEqual(['/api/v1/me', '/api/v1/tickets/7', '/api/v1/tickets/7/timeline?limit=50'])
    expect(questions.at(-1)).toBe(list('unassigned', '&brand=b1'))
    expect(firstOf('/tickets/7', '', now).questions).toContain('/api/v1/tickets/7')
  })

  it.each(['/sign-in', '/setup', '/invitations/a.b-c'])('is nothing at %s, where nobody is signed in', (path) => {
    expect(firstOf(path, '?back=/inbox/all/7', now)).toEqual({ kind: 'open', questions: [] })
  })
})
