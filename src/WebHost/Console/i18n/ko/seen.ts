export default {
  seen: { unread: '읽지 않음', markUnread: '읽지 않음으로 표시', marked: '읽지 않음으로 표시했어요' },
}
