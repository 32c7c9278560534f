namespace Oqupie.Grains.Channels;

/// <summary>
/// What a kind of channel can do is said by what it implements: this, and of the abilities below those that it has. Registered by <c>AddChannelKind</c>.
/// </summary>
public interface IChannelAbility
{
    /// <summary>"email".</summary>
    string Kind { get; }
}
