import type { InquiryField, InquiryType } from '@/api/inquiryTypes'

/** A believable inquiry type; a test says only what it is about. */
export function someType(wish: Partial<InquiryType> = {}): InquiryType {
  return {
    id: 't1', name: 'Payment', description: '', on: true, position: 0, template: '', fields: [], assignee: { member: null, group: null }, importance: null, tags: [],
    version: 1, ...wish,
  }
}

export function someField(wish: Partial<InquiryField> = {}): InquiryField {
  return { key: 'order', label: 'Order number', help: '', kind: 'text', required: false, options: [], maxLength: null, showIf: null, ...wish }
}

/** A way to pay, and a bank that is asked for only where it is cash. */
export const payAndBank: InquiryField[] = [
  someField({ key: 'pay', label: 'Paid by', kind: 'select', options: [{ value: 'card', label: 'Card' }, { value: 'cash', label: 'Cash' }] }),
  someField({ key: 'bank', label: 'Bank', showIf: { field: 'pay', in: ['cash'] } }),
]
