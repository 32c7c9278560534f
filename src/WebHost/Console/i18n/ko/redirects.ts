export default {
  redirects: {
    title: '예전 주소',
    cardText: '이미 나간 게임에 들어 있는 링크처럼, 예전 포털 주소가 이어질 곳',
    text: '다른 제품의 포털로 가는 링크를 이 포털의 페이지로 이어 줘요. 게임을 다시 만들지 않아도 돼요.',
    lines: '예전 주소, 페이지',
    linesHint: '한 줄에 하나씩 넣으세요. 페이지는 포털 주소 뒤에 오는 부분이에요: articles/…, notices, request?type=…, 비워 두면 첫 화면.',
    home: '여기에 적힌 예전 포털의 나머지 주소는 모두 첫 화면으로 가요. 그 도메인이 이 서버를 가리켜야 해요.',
    count: '이어 주는 주소 없음 | 주소 1개 | 주소 {count}개',
    import: 'CSV 파일 가져오기',
    inLine: '{line}번째 줄: {why}',
    failed: '예전 주소를 불러오지 못했어요',
  },
}
