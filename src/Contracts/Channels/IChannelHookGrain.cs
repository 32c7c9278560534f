using System.Collections.Immutable;

namespace Oqupie.Contracts.Channels;

/// <summary>
/// Takes what the other side of a pushed channel sends. A stateless worker; the key is an account. Whoever calls is known by their signature alone.
/// </summary>
[Alias("oqupie.IChannelHookGrain")]
public interface IChannelHookGrain : IGrainWithStringKey
{
    /// <summary>Answers the challenge by which a provider makes sure that the address is ours.</summary>
    /// <param name="kind">"facebook".</param>
    /// <param name="channel">The one channel that is meant; null: any of the kind.</param>
    /// <param name="query">As in the address.</param>
    /// <returns>
    /// What the provider wants to read. Refused: not found where there is no such channel, not allowed where the question bears no token of its.
    /// </returns>
    [Alias("Answer")]
    Task<Outcome<string>> Answer(string kind, string? channel, ImmutableDictionary<string, string> query);

    /// <summary>
    /// Everything in it is in the journal when this answers, and is read afterwards; a body that is none of the provider's as it came. Refused where there is
    /// no such channel (not found), or where its secret has not signed the call ("bad_signature").
    /// </summary>
    [Alias("Take")]
    Task<Outcome<Done>> Take(string kind, string? channel, HookCall call, CancellationToken cancellationToken);
}

/// <param name="Headers">By names in lower case.</param>
/// <param name="Body">The bytes as they came, for they are what is signed.</param>
[GenerateSerializer, Immutable, Alias("oqupie.HookCall")]
public sealed record HookCall([property: Id(0)] ImmutableDictionary<string, string> Headers, [property: Id(1)] ImmutableArray<byte> Body);
