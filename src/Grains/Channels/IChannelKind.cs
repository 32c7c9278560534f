using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>What settings of a kind may be, and which of them are secret. Pure.</summary>
public interface IChannelKind : IChannelAbility
{
    /// <summary>The form that describes the settings; empty where a page of their own sets them.</summary>
    ImmutableArray<FormField> Fields { get; }

    /// <summary>
    /// The settings once a wish is granted, with the stored secrets that it leaves out. Refused with the field that is to blame, "settings.port".
    /// </summary>
    /// <param name="wished">As they came.</param>
    /// <param name="stored">With their secrets; null where there are none yet.</param>
    /// <param name="now">When.</param>
    SettingsAnswer Complete(IChannelSettings wished, IChannelSettings? stored, DateTimeOffset now);

    /// <summary>The settings as they may be shown, and the secrets that were in them, by name.</summary>
    (IChannelSettings Shown, ImmutableDictionary<string, string> Secrets) TakeSecrets(IChannelSettings settings);

    /// <summary>The settings as <see cref="Complete"/> gave them, for the silo's own use.</summary>
    IChannelSettings PutSecrets(IChannelSettings shown, ImmutableDictionary<string, string> secrets, ChannelId channel);
}
