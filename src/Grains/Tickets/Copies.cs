using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Who gets a reply beside the customer.</summary>
/// <param name="Cc">All recipients see them, and they take part in the ticket from then on.</param>
/// <param name="Bcc">Nobody outside sees them, and they take part in nothing.</param>
internal sealed record Copies(ImmutableArray<string> Cc, ImmutableArray<string> Bcc)
{
    public static readonly Copies None = new([], []);

    public ImmutableArray<MailParty> CcParties => [.. Cc.Select(Party)];

    public ImmutableArray<MailParty> BccParties => [.. Bcc.Select(Party)];

    /// <summary>As they were when the text was written. Texts older than blind copies have none.</summary>
    public static Copies Of(ContentMeta meta) =>
        new([.. meta.Cc.Select(party => party.Email)], meta.Bcc.IsDefault ? [] : [.. meta.Bcc.Select(party => party.Email)]);

    private static MailParty Party(string address) => new("", address);
}
