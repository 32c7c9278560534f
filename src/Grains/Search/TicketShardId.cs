using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Search;

/// <summary>A part of an account's tickets: those whose numbers, divided by how many a shard has, are its own. "acme/0" as grain key.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketShardId")]
public readonly record struct TicketShardId([property: Id(0)] AccountId Account, [property: Id(1)] int Shard)
{
    /// <summary>From a grain key, which is one.</summary>
    public static TicketShardId Of(string key) =>
        LocalKey.TrySplit(key, out var account, out var digits) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            ? new(new(account), shard)
            : throw new FormatException($"'{key}' is no shard of tickets.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Account}/{Shard}");
}
