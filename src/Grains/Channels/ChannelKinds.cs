using System.Collections.Frozen;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Who does what for which kind of channel.</summary>
public sealed class ChannelKinds(
    IEnumerable<IChannelKind> kinds,
    IEnumerable<ITriedChannel> tried,
    IEnumerable<IPulledChannel> pulled,
    IEnumerable<IPushedChannel> pushed,
    IEnumerable<IReadChannel> read,
    IEnumerable<IAnsweredChannel> answered,
    IEnumerable<ISendingChannel> sending)
{
    private readonly FrozenDictionary<Type, IEnumerable<IChannelAbility>> _able = new Dictionary<Type, IEnumerable<IChannelAbility>>
    {
        [typeof(IChannelKind)] = kinds,
        [typeof(ITriedChannel)] = tried,
        [typeof(IPulledChannel)] = pulled,
        [typeof(IPushedChannel)] = pushed,
        [typeof(IReadChannel)] = read,
        [typeof(IAnsweredChannel)] = answered,
        [typeof(ISendingChannel)] = sending,
    }.ToFrozenDictionary();

    public IEnumerable<IChannelKind> All => kinds;

    /// <summary>Null where the kind is unknown, or cannot do that.</summary>
    public T? Find<T>(string kind)
        where T : class, IChannelAbility => _able[typeof(T)].OfType<T>().FirstOrDefault(ability => ability.Kind == kind);

    /// <summary>For what every kind in use can do.</summary>
    public T The<T>(string kind)
        where T : class, IChannelAbility =>
        Find<T>(kind) ?? throw new ChannelFailedException($"This server cannot work for channels of the kind {kind}.");

    /// <summary>Whether answers leave by a channel with these settings.</summary>
    public bool Sends(string kind, IChannelSettings settings) => Find<IAnsweredChannel>(kind)?.Sends(settings) is true;

    /// <summary>How a kind shows itself to programs.</summary>
    public ChannelKindInfo Describe(IChannelKind kind) => new()
    {
        Kind = kind.Kind,
        Fields = kind.Fields,
        Pulled = Find<IPulledChannel>(kind.Kind) is not null,
        Pushed = Find<IPushedChannel>(kind.Kind) is not null,
        Sends = Find<ISendingChannel>(kind.Kind) is not null,
    };
}
