using System.Collections.Immutable;
using System.Globalization;

namespace Oqupie.Contracts.Channels;

/// <summary>
/// The settings of a kind of channel that is described by a form: a text for each of its fields. Each kind makes a record of its own of them.
/// </summary>
[GenerateSerializer, Immutable, Alias("oqupie.FormSettings")]
public sealed record FormSettings : IChannelSettings
{
    /// <summary>
    /// By the field's key; numbers as digits, switches as "true". Never a secret where it is answered or stored. In a wish, a secret left out is the stored
    /// one.
    /// </summary>
    [Id(0)]
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The secrets that are stored, by the field's key.</summary>
    [Id(1)]
    public ImmutableArray<string> Secrets { get; init; } = [];

    string? IChannelSettings.OwnAddress => null;

    int? IChannelSettings.KeepRawDays => Number("keepRawDays");

    /// <summary>Empty where it is not said.</summary>
    public string Text(string key) => Values.GetValueOrDefault(key, "");

    public int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Is(string key) => Text(key) is "true";
}
