using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Storage.Log;

/// <summary>
/// A place in the order of events: by transaction and number on PostgreSQL, by number alone where there is one writer, or where transactions were another
/// server's (transaction 0).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogPlace(ulong Transaction, long Number)
{
    public bool IsBehind(LogPlace other) => (Transaction, Number).CompareTo((other.Transaction, other.Number)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}.{Number}");
}

/// <summary>What a position says: "era:7041.12:fingerprint of the event there".</summary>
/// <param name="Era">Of which log.</param>
/// <param name="Place">Behind which event; 0.0 is before the first.</param>
/// <param name="Print">Of that event; empty before the first.</param>
internal sealed record LogPosition(string Era, LogPlace Place, string Print)
{
    private const int PrintBytes = 8;

    public bool IsBegin => Place == default;

    public static LogPosition Before(string era) => new(era, default, "");

    /// <summary>Null where the text is no position, such as one from before there were eras.</summary>
    public static LogPosition? Parse(string text) =>
        text.Split(':') is [var era, var place, var print]
        && place.Split('.') is [var transaction, var number]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new(era, new(t, n), print) : null;

    /// <summary>Another event at the same place has another one: the log was written on from an older copy.</summary>
    public static string PrintOf(string account, string kind, string stream, long version, long at) => Hash($"{account}/{kind}/{stream}/{version}/{at}");

    public static string Hash(FormattableString facts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(facts))).AsSpan(0, PrintBytes));

    public override string ToString() => $"{Era}:{Place}:{Print}";
}
