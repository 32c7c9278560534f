using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels.Email;

/// <summary>
/// What e-mail is to the grains: its settings, what an answer by it may be, and how a mailbox of several folders is pulled. The servers themselves are behind
/// ports.
/// </summary>
internal sealed class EmailKind(IMailboxes mailboxes) : IChannelKind, IPulledChannel, IAnsweredChannel
{
    public const string Name = "email";

    public string Kind => Name;

    /// <summary>Servers with folders and providers are more than a form.</summary>
    public ImmutableArray<FormField> Fields => [];

    public SettingsAnswer Complete(IChannelSettings wished, IChannelSettings? stored, DateTimeOffset now)
    {
        if (wished is not EmailSettings mail)
        {
            return Refusal.Invalid("These are the settings of another kind of channel.", "settings", "other_kind");
        }

        return (EmailRules.Check(mail) ?? EmailRules.CheckPlaces(mail, stored as EmailSettings)) is { } refusal
            ? refusal
            : SettingsAnswer.Of(Completed(mail, stored as EmailSettings, now));
    }

    public (IChannelSettings Shown, ImmutableDictionary<string, string> Secrets) TakeSecrets(IChannelSettings settings) =>
        EmailSecrets.Take((EmailSettings)settings);

    public IChannelSettings PutSecrets(IChannelSettings shown, ImmutableDictionary<string, string> secrets, ChannelId channel) =>
        EmailSecrets.Put((EmailSettings)shown, secrets, channel);

    public bool Pulls(IChannelSettings settings) => ((EmailSettings)settings).Imap is not null;

    public async Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken)
    {
        var mail = (EmailSettings)settings;
        return new MailPull(await mailboxes.Open(account, mail, cancellationToken), (mail.Fetching ?? MailFetching.Usual).Folders);
    }

    public bool Sends(IChannelSettings settings) => settings is EmailSettings { Smtp: not null };

    public bool Reaches(ReplyDraft draft) => draft.Forward is not null || draft.CustomerEmail.Contains('@', StringComparison.Ordinal);

    // Most mail servers take 25 MB at most, and Base64 makes a third more of a file.
    public ReplySurface Surface(ReplyDraft draft) => ReplySurface.Open with { AttachUpTo = 18L << 20 };

    public string Envelope(ReplyDraft draft) => EmailEnvelope.Of(draft).Write();

    private static EmailSettings Completed(EmailSettings wished, EmailSettings? stored, DateTimeOffset now) => OAuthRules.Spread(wished with
    {
        Address = wished.Address.Trim(),
        Imap = EmailRules.KeepPassword(wished.Imap, stored?.Imap),
        Smtp = EmailRules.KeepPassword(wished.Smtp, stored?.Smtp),
        Fetching = MailHandlingRules.Since(wished.Fetching ?? stored?.Fetching ?? MailFetching.Usual, stored, wished.Imap, now),
        Sending = wished.Sending ?? stored?.Sending,
        TrustedAuthServer = (wished.TrustedAuthServer ?? stored?.TrustedAuthServer) is { Length: > 0 } trusted ? trusted : null,
        OAuth = OAuthRules.Wanted(wished, stored?.OAuth),
        ByPassword = false,
    });
}
