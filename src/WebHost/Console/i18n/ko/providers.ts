export default {
  providers: {
    title: '메일 서비스',
    text: '고르면 서버 주소와 포트를 채워 드려요.',
    other: '직접 입력',
    use: '{name} 설정으로 채우기',
    switchOn: '{name}에서 먼저 켜야 하는 것',
    help: '서비스의 도움말 보기',
    names: { gmail: 'Gmail · Google Workspace', microsoft: 'Microsoft 365', naver: '네이버 메일', daum: '다음 메일', kakao: '카카오메일', zoho: 'Zoho Mail' },
    steps: {
      gmail: 'Google 계정에서 2단계 인증을 켜고 앱 비밀번호를 만들어 비밀번호 칸에 넣어 주세요. Google Workspace라면 관리자가 IMAP 사용을 허용해야 하고, 로그인 방식에서 Google(OAuth)을 골라도 돼요.',
      microsoft: 'Microsoft 365는 비밀번호로 IMAP에 로그인할 수 없어서 OAuth로 연결해요. 관리 센터에서 이 메일함의 IMAP과 인증된 SMTP를 켜고, Entra에 등록한 앱에 IMAP.AccessAsUser.All과 SMTP.Send 권한을 준 뒤 클라이언트 ID와 갱신 토큰을 넣어 주세요.',
      naver: '네이버 메일의 환경설정 > POP3/IMAP 설정에서 IMAP/SMTP를 ‘사용함’으로 바꿔 주세요. 2단계 인증을 쓴다면 네이버ID 보안설정에서 애플리케이션 비밀번호를 만들어 비밀번호 칸에 넣어 주세요.',
      daum: '다음 메일의 환경설정 > IMAP/POP3에서 IMAP/SMTP를 ‘사용함’으로 바꾸고, 카카오계정에서 앱 비밀번호를 만들어 비밀번호 칸에 넣어 주세요. 사용자 이름은 그 화면에 나오는 아이디예요.',
      kakao: '카카오메일의 설정 > IMAP/POP3에서 IMAP/SMTP를 ‘사용함’으로 바꾸고, 카카오계정에서 앱 비밀번호를 만들어 비밀번호 칸에 넣어 주세요. 사용자 이름은 그 화면에 나오는 아이디예요.',
      zoho: 'Zoho Mail의 설정 > 메일 계정에서 IMAP 접근을 켜 주세요. 2단계 인증을 쓴다면 애플리케이션 전용 비밀번호를 넣어야 해요. 데이터 센터가 미국이 아니라면 서버 주소의 .com을 .eu, .in, .jp처럼 바꿔 주세요.',
    },
  },
}
