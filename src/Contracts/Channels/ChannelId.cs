using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Channels;

/// <summary>A way inquiries come in and answers go out.</summary>
[JsonConverter(typeof(TextJsonConverter<ChannelId>))]
[GenerateSerializer, Immutable, Alias("oqupie.ChannelId")]
public readonly record struct ChannelId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<ChannelId>
{
    public static ChannelId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a grain key, which is one.</summary>
    public static ChannelId Of(string key) => Parse(key, null);

    public static ChannelId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a channel.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChannelId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
