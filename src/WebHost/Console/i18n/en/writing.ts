export default {
  writing: {
    title: 'Title',
    unsaved: 'Not saved yet',
    look: 'See it on the portal',
    leaveTitle: 'Leave without saving?',
    leaveText: 'What you wrote since the last saving will be lost.',
    leave: 'Leave',
  },
}
