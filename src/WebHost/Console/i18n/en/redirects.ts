export default {
  redirects: {
    title: 'Old addresses',
    cardText: 'Where links to your portal of before lead, such as those in games that have shipped',
    text: 'Links to a portal of another product, as shipped games have them, lead on to pages of this one.',
    lines: 'Old address, page',
    linesHint: 'One in a line. The page is what follows the portal’s address: articles/…, notices, request?type=…, or nothing for the home.',
    home: 'Every other address of an old portal that is named here leads to the home. Its domain has to lead to this server.',
    count: 'No redirects | 1 redirect | {count} redirects',
    import: 'Import a CSV file',
    inLine: 'Line {line}: {why}',
    failed: 'The redirects could not be read',
  },
}
