using MailKit;
using MailKit.Net.Imap;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>An IMAP client whose folders let big messages wait on the disk: MailKit would hold each whole in memory.</summary>
internal sealed class SpoolingImapClient : ImapClient
{
    protected override ImapFolder CreateImapFolder(ImapFolderConstructorArgs args) => new SpoolingFolder(args);

    private sealed class SpoolingFolder(ImapFolderConstructorArgs args) : ImapFolder(args)
    {
        protected override Stream CreateStream(UniqueId? uid, string section, int offset, int length) => Spool.New(length);
    }
}
