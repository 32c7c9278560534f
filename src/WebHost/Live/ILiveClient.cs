using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Drafts;
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

    /// <summary>What calls the one who is signed in is to be read again.</summary>
    [HubMethodName("notified")]
    Task Notified();

    /// <summary>The one who is signed in has read a ticket up to a moment, on any of their devices; null: what they have read is to be asked again.</summary>
    [HubMethodName("seen")]
    Task Seen(long? ticket, DateTimeOffset? at);

    /// <summary>A job of the one who is signed in has come so far; null: their jobs are to be read again.</summary>
    [HubMethodName("job")]
    Task Job(JobProgress? job);

    /// <param name="mode">"reply" or "memo".</param>
    [HubMethodName("draft")]
    Task Draft(long ticket, string mode, DraftWord word);

    /// <summary>Whether words stand in these drafts now, and whose; not in those where nobody is named.</summary>
    [HubMethodName("drafting")]
    Task Drafting(ImmutableArray<DraftMark> marks);

    [HubMethodName("changed")]
    Task Changed(string kind);
}
