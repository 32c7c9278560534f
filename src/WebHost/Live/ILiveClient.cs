using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>What a console can be told. The names are the wire's (docs/api.md).</summary>
public interface ILiveClient
{
    [HubMethodName("happened")]
    Task Happened(ImmutableArray<LiveEntry> entries);

    /// <summary>These left what one may see.</summary>
    [HubMethodName("gone")]
    Task Gone(ImmutableArray<long> tickets);

    [HubMethodName("presence")]
    Task Presence(long ticket, ImmutableArray<PersonPresence> people);

    /// <param name="brand">Whose boxes; null is every brand that is watched.</param>
    [HubMethodName("counts")]
    Task Counts(string? brand, BoxCounts counts);

    /// <summary>What lies in these sections of a brand's knowledge base is to be read again by whoever shows it.</summary>
    [HubMethodName("knowledge")]
    Task Knowledge(string brand, ImmutableArray<ChangedSection> sections);

    /// <param name="mode">"reply" or "memo".</param>
    [HubMethodName("draft")]
    Task Draft(long ticket, string mode, DraftWord word);

    [HubMethodName("changed")]
    Task Changed(string kind);
}
