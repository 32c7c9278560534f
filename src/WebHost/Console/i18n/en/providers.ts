export default {
  providers: {
    title: 'Mail provider',
    text: 'Pick one to fill in servers and ports.',
    other: 'By hand',
    use: 'Fill in for {name}',
    switchOn: 'What to switch on at {name} first',
    help: 'The provider’s help',
    names: { gmail: 'Gmail · Google Workspace', microsoft: 'Microsoft 365', naver: 'Naver Mail', daum: 'Daum Mail', kakao: 'Kakao Mail', zoho: 'Zoho Mail' },
    steps: {
      gmail: 'Switch on 2-step verification in the Google account, make an app password and enter it as the password. With Google Workspace an administrator has to allow IMAP; you can choose Google (OAuth) as the way of signing in as well.',
      microsoft: 'Microsoft 365 takes no passwords for IMAP, so sign in by OAuth. Switch on IMAP and authenticated SMTP for this mailbox in the admin centre, give the app registered in Entra the permissions IMAP.AccessAsUser.All and SMTP.Send, and enter its client id and a refresh token.',
      naver: 'In Naver Mail, under Settings > POP3/IMAP, set IMAP/SMTP to “use”. With 2-step verification, make an application password in the security settings of the Naver ID and enter it as the password.',
      daum: 'In Daum Mail, under Settings > IMAP/POP3, set IMAP/SMTP to “use”, make an app password in the Kakao account and enter it as the password. The user name is the id shown on that page.',
      kakao: 'In Kakao Mail, under Settings > IMAP/POP3, set IMAP/SMTP to “use”, make an app password in the Kakao account and enter it as the password. The user name is the id shown on that page.',
      zoho: 'In Zoho Mail, under Settings > Mail accounts, switch on IMAP access. With 2-step verification an application-specific password is needed. If your data centre is not in the US, change .com in the servers to .eu, .in, .jp or your own.',
    },
  },
}
