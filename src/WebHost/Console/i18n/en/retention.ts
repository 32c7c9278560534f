export default {
  retention: {
    deleted: 'Deleted tickets',
    blocked: 'Blocked tickets',
    forever: 'Keep for ever',
    days: 'Keep for {n} day | Keep for {n} days',
    warning: 'A day after you save, tickets older than this begin to go for good. That cannot be undone.',
    ahead: 'What goes',
    next: 'Next on {when}.',
    goes: '{next} next time · {week} within 7 days',
    unread: 'How long tickets are kept could not be read',
    change: 'Change',
    line: {
      deleted: 'Tickets go for good {n} day after they were deleted. | Tickets go for good {n} days after they were deleted.',
      blocked: 'Tickets go for good {n} day after they were blocked. | Tickets go for good {n} days after they were blocked.',
    },
    until: 'It goes for good on {when}.',
  },
}
