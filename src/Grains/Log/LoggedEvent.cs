using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Log;

/// <summary>An event as it is stored. The room that wrote it reads its payload; whoever meets a type it does not know passes it over.</summary>
public sealed record LoggedEvent
{
    /// <summary>Where a reader stands behind it.</summary>
    public required string Position { get; init; }

    public required AccountId Account { get; init; }

    /// <summary>Of the stream: "ticket", "article", "knowledge".</summary>
    public required string Kind { get; init; }

    /// <summary>The stream's id, local to the account.</summary>
    public required string Stream { get; init; }

    /// <summary>Its number in the stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The brand it happened in, local to the account.</summary>
    public required string Brand { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    public required string By { get; init; }

    /// <summary>The stored name: "reply-written".</summary>
    public required string Type { get; init; }

    /// <summary>The text it points to; null where there is none.</summary>
    public string? Content { get; init; }

    /// <summary>JSON, as it was written.</summary>
    public required string Payload { get; init; }

    /// <summary>Unique in the account and for ever the same: what an effect outside our database is done once by.</summary>
    public string Id => $"{Kind}/{Stream}/{Version}";
}
