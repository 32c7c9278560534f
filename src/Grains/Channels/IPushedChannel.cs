using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>The other side calls us. Pure: what comes in is journalled by whoever asks, and read later.</summary>
public interface IPushedChannel : IChannelAbility
{
    /// <summary>What a provider wants to read that makes sure of our address; null where the question is not for these settings.</summary>
    string? Answer(IChannelSettings settings, ImmutableDictionary<string, string> query);

    /// <summary>Whether the call is signed with the secret of these settings. Compares in constant time.</summary>
    bool IsGenuine(IChannelSettings settings, HookCall call);

    /// <summary>
    /// What in a genuine call is for the channel with these settings; others of the same provider may be in it too. Throws <see cref="FormatException"/> for
    /// what is none of its bodies: that is then journalled whole, and its reading fails.
    /// </summary>
    ImmutableArray<PushedItem> Split(IChannelSettings settings, HookCall call);
}

/// <param name="Key">The provider's own id, never a hash of the body: a body may be sent twice with other bytes.</param>
/// <param name="Revision">Rises when the same item is sent anew; 0 where it is not.</param>
/// <param name="Body">As it will be read.</param>
public sealed record PushedItem(string Key, long Revision, ReadOnlyMemory<byte> Body)
{
    /// <summary>Its source in the journal.</summary>
    public string Source => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"push:{Key}:{Revision}");
}
