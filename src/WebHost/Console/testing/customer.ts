import type { Customer } from '@/api/types'

/** A believable customer; a test says only what it is about. */
export function someCustomer(wish: Partial<Customer> = {}): Customer {
  return {
    id: 'p1', name: 'Haneul Kim', emails: ['haneul@mail.example'], externalIds: [], identities: [{ kind: 'email', value: 'haneul@mail.example', label: null }],
    rating: 'general', tags: [], language: null, blocked: false, createdAt: '2026-11-20T10:00:00Z', updatedAt: '2026-11-20T10:00:00Z', version: 1,
    brands: ['b1'], channels: ['email'], tickets: { open: 1, all: 2 }, lastTicketAt: '2026-11-20T10:00:00Z', mergedFrom: [], ...wish,
  }
}
