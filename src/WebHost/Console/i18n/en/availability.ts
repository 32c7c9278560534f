export default {
  availability: {
    available: 'Available',
    away: 'Away',
    goAway: 'Set myself away',
    comeBack: 'Set myself available',
    since: 'Away since {time}',
    also: 'status away available',
  },
}
