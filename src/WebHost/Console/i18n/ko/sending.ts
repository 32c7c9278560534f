export default {
  sending: {
    noSender: '이 채널에는 보내는 메일 서버가 없어요',
    noSenderText: '지금 쓴 답장은 고객에게 가지 않고, 보내지 못한 답장으로 티켓에 남아요.',
    noSenderAsk: '지금 쓴 답장은 고객에게 가지 않아요. 관리자에게 보내는 메일 서버 설정을 요청해 주세요.',
    noSenderOpen: '채널 설정 열기',
  },
}
