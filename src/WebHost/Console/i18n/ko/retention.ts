export default {
  retention: {
    deleted: '삭제한 티켓',
    blocked: '차단된 티켓',
    forever: '계속 보관',
    days: '{n}일 보관',
    warning: '저장하고 하루가 지나면 기간이 지난 티켓을 완전히 지우기 시작해요. 지운 티켓은 되돌릴 수 없어요.',
    ahead: '지워질 티켓',
    next: '다음 정리는 {when}에 시작해요.',
    goes: '다음 정리 때 {next}개 · 7일 안에 {week}개',
    unread: '보관 기간을 불러오지 못했어요',
    change: '보관 기간 바꾸기',
    line: {
      deleted: '삭제하고 {n}일이 지난 티켓은 완전히 지워져요.',
      blocked: '차단되고 {n}일이 지난 티켓은 완전히 지워져요.',
    },
    until: '{when}에 완전히 지워져요.',
  },
}
