/** What the pretended customers wrote: [brand, customer, address, subject, first message, answer or null]. */
export const stories: [string, string, string, string, string, string | null][] = [
  ['b1', '김하늘', 'haneul.kim@mail.example', '결제가 두 번 되었어요', '안녕하세요. 어제 저녁에 다이아 1,200개를 샀는데 카드에서 33,000원이 두 번 빠져나갔어요.\n게임 안에는 한 번만 들어왔고요. 영수증 첨부합니다. 확인 부탁드려요!', '안녕하세요, 하늘 님. 불편을 드려 죄송해요. 보내 주신 영수증으로 결제사에 확인을 요청했고, 중복 결제가 맞으면 2~3일 안에 취소돼요.'],
  ['b2', 'Jamie Park', 'jamie.park@mail.example', 'Game crashes on level 3 after the update', 'Hi there,\n\nsince yesterday’s update the game closes itself as soon as level 3 has loaded. Pixel 9, Android 16. I already reinstalled it.\n\nThanks, Jamie', 'Hi Jamie, thanks for the details, they help a lot. We could reproduce it and a fix is on its way to the store.'],
  ['b1', '정민재', 'minjae@mail.example', '계정을 새 휴대폰으로 옮기고 싶어요', '기기를 바꿨는데 예전 계정이 안 보여요. 게스트로 했었는데 복구할 수 있을까요?', null],
  ['b1', '최유진', 'yujin.choi@mail.example', '이벤트 보상을 못 받았습니다', '지난주 출석 이벤트 7일 다 채웠는데 보상 상자가 안 들어왔어요. 닉네임은 유진요리왕 입니다.', '유진 님, 확인해 보니 7일째 보상 지급이 늦어지고 있었어요. 방금 우편함으로 보내 드렸어요.'],
  ['b2', 'Sofia Martins', 'sofia@mail.example', 'Refund for accidental purchase', 'My son bought the Starter Bundle by accident. Could you please refund it? Order GPA.3391-2207.', null],
  ['b1', '한지민', 'jimin.han@mail.example', '친구 초대 코드가 작동하지 않아요', '친구에게 받은 코드를 넣으면 “이미 사용한 코드”라고 나와요. 처음 넣는 건데요.', null],
  ['b2', 'Liam O’Connor', 'liam@mail.example', 'Leaderboard shows the wrong score', 'My season score was 48,210 but the leaderboard shows 4,821. Screenshot attached.', 'Thanks Liam! That is a display error on our side; your real score counts.'],
  ['b1', '오세훈', 'sehun.oh@mail.example', '로딩 화면에서 멈춰요', '어제부터 로딩 80%에서 계속 멈춥니다. 갤럭시 S24 쓰고 있어요. 재설치도 해 봤어요.', null],
  ['b1', '윤가영', 'gayoung@mail.example', '닉네임 변경권을 쓰지 못해요', '변경권을 눌러도 아무 반응이 없어요.', '가영 님, 최신 버전에서 고쳐졌어요. 업데이트 후 다시 시도해 주세요!'],
  ['b2', 'Chloé Laurent', 'chloe@mail.example', 'How do I delete my account?', 'I would like to delete my account and all data please.', null],
  ['b1', '임수호', 'suho.lim@mail.example', '길드 가입 신청이 사라졌어요', '길드장이 승인했다고 하는데 저는 여전히 미가입으로 나옵니다.', null],
  ['b2', 'Marcus Lee', 'marcus@mail.example', 'Cannot redeem gift code HERO2026', 'It says the code has expired, but your newsletter says it is valid until Sunday.', null],
]
