using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Live;

/// <summary>What consoles are told to read again; the words are the wire's.</summary>
internal static class ChangedKinds
{
    /// <summary>One's own rights: read /me and watch again.</summary>
    public const string Me = "me";

    /// <summary>The feed began anew or the host missed too much: watch again and read the lists and each open ticket.</summary>
    public const string Tickets = "tickets";

    public const string Brands = "brands";
    public const string Channels = "channels";
    public const string Members = "members";
    public const string Groups = "groups";

    /// <summary>What to say where it is not known what changed.</summary>
    public static readonly ImmutableArray<string?> All = [Brands, Channels, Members, Groups];

    /// <summary>Null for what consoles do not show.</summary>
    public static string? Of(AccountChangeKind kind) => kind switch
    {
        AccountChangeKind.Brand => Brands,
        AccountChangeKind.Channel => Channels,
        AccountChangeKind.Member => Members,
        AccountChangeKind.Group => Groups,
        _ => null,
    };
}
