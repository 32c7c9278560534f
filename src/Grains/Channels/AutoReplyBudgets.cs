using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Grains.Channels;

/// <summary>
/// How many answers a brand gives by itself in an hour: so that whoever makes up addresses cannot make us mail thousands of strangers, or themselves. Pure.
/// </summary>
internal static class AutoReplyBudgets
{
    // A company whose staff all write at once gets this many, and its other mails are tickets all the same.
    private const int OfDomain = 10;

    // Of a big provider many customers write within an hour, and each of its mailboxes is answered once a day at most.
    private const int OfSharedDomain = 500;

    private const int OfBrand = 1_000;
    private const int OfAccount = 3_000;

    /// <summary>What an answer to a mailbox is taken from; the narrowest first.</summary>
    public static ImmutableArray<AutoReplyBudget> Of(string brand, AnsweredMailbox mailbox) =>
    [
        new($"domain:{brand}:{Hash(mailbox.Owner)}", mailbox.IsShared ? OfSharedDomain : OfDomain),
        new($"brand:{brand}", OfBrand),
        new("account", OfAccount),
    ];

    /// <summary>How an address or a domain stands in the book.</summary>
    public static string Hash(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
