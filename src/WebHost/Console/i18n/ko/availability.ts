export default {
  availability: {
    available: '자리에 있음',
    away: '자리 비움',
    goAway: '자리 비움으로 바꾸기',
    comeBack: '자리에 있음으로 바꾸기',
    since: '{time}부터 자리 비움',
    also: '상태 자리 비움 자리 있음',
  },
}
