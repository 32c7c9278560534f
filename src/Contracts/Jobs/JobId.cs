using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Jobs;

/// <summary>One piece of work that goes on by itself. "acme/b7k2" as grain key, b7k2 in addresses and JSON.</summary>
[JsonConverter(typeof(TextJsonConverter<JobId>))]
[GenerateSerializer, Immutable, Alias("oqupie.JobId")]
public readonly record struct JobId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<JobId>
{
    /// <summary>From a grain key, which is one.</summary>
    public static JobId Of(string key) => Parse(key, null);

    public static JobId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a job.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
