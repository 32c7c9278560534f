using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>One member, active or invited. The key is a <see cref="MemberId"/>.</summary>
[Alias("oqupie.IAgentGrain")]
public interface IAgentGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<MemberInfo>> Read();

    /// <summary>Who this member is as an actor, now. Refused (not found) for one who is not active, so a removed member is nobody.</summary>
    [Alias("Rights")]
    Task<Outcome<Actor>> Rights();

    /// <summary>What a host keeps of one who is signed in. Refused (not found) as <see cref="Rights"/> is.</summary>
    [Alias("Session")]
    Task<Outcome<AgentSession>> Session();

    /// <summary>
    /// Begins a session of one who has proved who they are, and answers its id; the oldest ends where there are too many. Null where this stamp is not theirs
    /// (any more).
    /// </summary>
    [Alias("BeginSession")]
    Task<string?> BeginSession(string stamp, DateTimeOffset endsAt);

    /// <summary>Ends a session everywhere; nothing happens where it has ended.</summary>
    [Alias("EndSession")]
    Task EndSession(string session);

    /// <summary>
    /// Refused where <paramref name="by"/> would raise somebody above themselves or beyond their own brands, or the owner would be demoted.
    /// </summary>
    [Alias("Change")]
    Task<Outcome<MemberInfo>> Change(Actor by, MemberWish wish);

    /// <summary>Ends the membership, on open sessions too, and answers who left. The owner cannot be removed, nor can one remove oneself.</summary>
    [Alias("Remove")]
    Task<Outcome<MemberInfo>> Remove(Actor by);
}

/// <param name="Actor">Who they are to the grains.</param>
/// <param name="Stamp">Sessions that bear another one have ended.</param>
/// <param name="Name">What others call them.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AgentSession")]
public sealed record AgentSession([property: Id(0)] Actor Actor, [property: Id(1)] string Stamp, [property: Id(2)] string Name)
{
    /// <summary>Their open sessions; one that is not among them has ended.</summary>
    [Id(3)]
    public ImmutableArray<string> Sessions { get; init; } = [];
}
