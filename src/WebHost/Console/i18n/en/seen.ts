export default {
  seen: { unread: 'Unread', markUnread: 'Mark as unread', marked: 'Marked as unread' },
}
