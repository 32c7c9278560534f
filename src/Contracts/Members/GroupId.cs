using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>Members who share tickets.</summary>
[JsonConverter(typeof(TextJsonConverter<GroupId>))]
[GenerateSerializer, Immutable, Alias("oqupie.GroupId")]
public readonly record struct GroupId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<GroupId>
{
    public static GroupId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a grain key, which is one.</summary>
    public static GroupId Of(string key) => Parse(key, null);

    public static GroupId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a group.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GroupId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
