using System.Diagnostics.CodeAnalysis;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Settings as a kind of channel has completed them, or why they cannot be. (An <see cref="Outcome{T}"/> of an interface could not be made of a value by
/// itself.)
/// </summary>
public readonly record struct SettingsAnswer
{
    private SettingsAnswer(IChannelSettings? settings, Refusal? refusal) => (Settings, Refusal) = (settings, refusal);

    public IChannelSettings? Settings { get; }

    public Refusal? Refusal { get; }

    public static SettingsAnswer Of(IChannelSettings settings) => new(settings, null);

    public static implicit operator SettingsAnswer(Refusal refusal) => new(null, refusal);

    public bool Succeeded([NotNullWhen(true)] out IChannelSettings? settings, [NotNullWhen(false)] out Refusal? refusal)
    {
        (settings, refusal) = (Settings, Refusal);
        return refusal is null;
    }
}
