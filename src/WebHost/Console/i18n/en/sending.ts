export default {
  sending: {
    noSender: 'This channel has no outgoing server',
    noSenderText: 'What you write now will not reach the customer. It stays on the ticket as a reply that was not sent.',
    noSenderAsk: 'What you write now will not reach the customer. Ask an admin to set up the outgoing server.',
    noSenderOpen: 'Open channel settings',
  },
}
