/** The variables there are, each with the key of its words. */
export const variables = [
  { name: 'customer.name', label: 'canned.customerName' },
  { name: 'customer.email', label: 'canned.customerEmail' },
  { name: 'ticket.number', label: 'canned.ticketNumber' },
  { name: 'ticket.subject', label: 'canned.ticketSubject' },
  { name: 'agent.name', label: 'canned.agentName' },
  { name: 'brand.name', label: 'canned.brandName' },
  { name: 'brand.email', label: 'canned.brandEmail' },
] as const

export const braced = (name: string): string => `{{${name}}}`
