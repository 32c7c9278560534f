using System.Globalization;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.AppStore;

/// <summary>How many calls Apple still takes with a key within the hour, which is the hour before each call. Pure.</summary>
/// <param name="Limit">In an hour.</param>
/// <param name="Left">Of these.</param>
internal sealed record AppStoreBudget(int Limit, int Left)
{
    private const int ForAnswers = 10; // A part of so many stays for answers, which are not to wait for reviews.

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Null where an answer does not say.</summary>
    public static AppStoreBudget? Of(ProviderAnswer answer)
    {
        var said = (answer.Headers.GetValueOrDefault("x-rate-limit") ?? "").Split(';', StringSplitOptions.TrimEntries);
        return Number(said, "user-hour-lim:") is > 0 and var limit && Number(said, "user-hour-rem:") is { } left ? new(limit, left) : null;
    }

    /// <summary>How long to rest between two looks, so that what is left lasts; none while half of all is.</summary>
    /// <param name="calls">What a look takes.</param>
    public TimeSpan Rest(int calls)
    {
        var spare = Left - (Limit / ForAnswers);

        if (Left >= Limit / 2)
        {
            return TimeSpan.Zero;
        }

        var rest = spare > 0 ? TimeSpan.FromHours((double)calls / spare) : Longest;
        return rest < Longest ? rest : Longest;
    }

    private static int? Number(string[] said, string name) =>
        said.FirstOrDefault(part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } found
        && int.TryParse(found.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
