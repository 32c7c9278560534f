using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Log;

/// <summary>Follows the event log for one consumer and one shard of the accounts. The key is a <see cref="FollowerId"/>.</summary>
[Alias("oqupie.IFollowerGrain")]
public interface IFollowerGrain : IGrainWithStringKey
{
    /// <summary>Sets it going where it is not. Answers at once.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>How far it has got, and what holds it back.</summary>
    [Alias("Read")]
    Task<FollowerStatus> Read();

    /// <summary>
    /// From the end of the log on, after it stopped because the database is another one than it followed: what it has not told until then is never told.
    /// Refused (conflict) where it has not stopped.
    /// </summary>
    [Alias("GoOn")]
    Task<Outcome<FollowerStatus>> GoOn();
}

[GenerateSerializer, Immutable, Alias("oqupie.FollowerStatus")]
public sealed record FollowerStatus
{
    [Id(0)]
    public required FollowerState State { get; init; }

    /// <summary>Where it stands, as the log says it; null where it has not begun.</summary>
    [Id(1)]
    public string? Position { get; init; }

    /// <summary>How long ago the oldest event happened that it has not read; zero where it has read all.</summary>
    [Id(2)]
    public TimeSpan Behind { get; init; }

    /// <summary>The accounts it goes on without for now.</summary>
    [Id(3)]
    public ImmutableArray<HeldAccount> Held { get; init; } = [];
}

/// <summary>An account on which the consumer fails. It is tried again from where it stands; everybody else goes on.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.HeldAccount")]
public sealed record HeldAccount
{
    [Id(0)]
    public required string Account { get; init; }

    [Id(1)]
    public required string Position { get; init; }

    [Id(2)]
    public required int Attempts { get; init; }

    /// <summary>What kind of failure the last one was; the log has all of it.</summary>
    [Id(3)]
    public required string Reason { get; init; }

    [Id(4)]
    public required DateTimeOffset Since { get; init; }

    [Id(5)]
    public required DateTimeOffset RetryAt { get; init; }
}

[GenerateSerializer, Alias("oqupie.FollowerState"), JsonConverter(typeof(CamelCaseEnum<FollowerState>))]
public enum FollowerState
{
    Following = 1,

    /// <summary>The log or the consumer fails for everybody; it is tried again.</summary>
    Failing = 2,

    /// <summary>As many accounts are held as may be. It goes on once one of them does.</summary>
    Full = 3,

    /// <summary>The database is another one than it followed. An operator looks, and lets it go on.</summary>
    OtherEra = 4,
}
