export default {
  firstSteps: {
    title: 'Getting started',
    text: 'A few steps to your first answer.',
    done: '{done} of {all} done',
    isDone: 'done',
    hide: 'Hide this list',
    steps: { brand: 'Make a brand', channel: 'Connect an e-mail channel', inquiry: 'Receive the first inquiry', answer: 'Answer it', colleague: 'Invite a colleague' },
    texts: {
      brand: 'The product or service that customers know.',
      channel: 'From then on, mail becomes tickets.',
      inquiry: 'Send a mail to the address you connected.',
      answer: 'Write a reply, pick a status and send it.',
      colleague: 'Bring in people by e-mail to answer with you.',
    },
  },
}
