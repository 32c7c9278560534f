export default {
  firstSteps: {
    title: '시작하기',
    text: '첫 답장을 보낼 때까지 하나씩 함께해요.',
    done: '{done}/{all} 완료',
    isDone: '완료',
    hide: '목록 숨기기',
    steps: { brand: '브랜드 만들기', channel: '이메일 채널 연결하기', inquiry: '첫 문의 받기', answer: '첫 문의에 답장하기', colleague: '동료 초대하기' },
    texts: {
      brand: '고객이 만나는 제품이나 서비스예요.',
      channel: '연결하면 받은 메일이 바로 티켓이 돼요.',
      inquiry: '연결한 주소로 메일을 한 통 보내 보세요.',
      answer: '답장을 쓰고 상태를 골라 전송하면 돼요.',
      colleague: '함께 답장할 사람을 이메일로 불러요.',
    },
  },
}
