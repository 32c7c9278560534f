export default {
  writing: {
    title: '제목',
    unsaved: '아직 저장하지 않았어요',
    look: '고객포털에서 보기',
    leaveTitle: '저장하지 않고 나갈까요?',
    leaveText: '마지막 저장 뒤에 쓴 내용은 사라져요.',
    leave: '나가기',
  },
}
