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

    /// <summary>Refused where <paramref name="by"/> would raise somebody above themselves, or the owner would be demoted.</summary>
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
public sealed record AgentSession([property: Id(0)] Actor Actor, [property: Id(1)] string Stamp, [property: Id(2)] string Name);
