using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Oqupie.Contracts.Log;

/// <summary>Which part of the event log's accounts a consumer is handed by which follower: "webhooks/3".</summary>
/// <param name="Consumer">Its name, for ever.</param>
/// <param name="Shard">From 0; an account is always in the same one.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FollowerId")]
public readonly record struct FollowerId([property: Id(0)] string Consumer, [property: Id(1)] int Shard) : IParsable<FollowerId>
{
    /// <summary>From a grain key, which is one.</summary>
    public static FollowerId Of(string key) => Parse(key, null);

    public static FollowerId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a follower.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FollowerId result)
    {
        result = s?.Split('/') is [{ Length: > 0 } consumer, var shard] && int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(consumer, number)
            : default;
        return result.Consumer is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Consumer}/{Shard}");
}
