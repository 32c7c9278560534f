using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Facebook;

/// <summary>How long Facebook wants to be left alone. Pure.</summary>
internal static class FacebookLimits
{
    // Calls are counted over the last hour, so a moment is not enough.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>As the answer says, or what is usual.</summary>
    public static TimeSpan PauseOf(ProviderAnswer answer) => answer.Pause ?? Said(answer) ?? Usual;

    // {"page":[{"type":"messenger","estimated_time_to_regain_access":19}]}, in minutes; 0 where there is no need to wait.
    private static TimeSpan? Said(ProviderAnswer answer)
    {
        if (new ProviderAnswer(0, answer.Headers.GetValueOrDefault("x-business-use-case-usage", "")).Json() is not { ValueKind: JsonValueKind.Object } usage)
        {
            return null;
        }

        var minutes = usage.EnumerateObject().Where(one => one.Value.ValueKind is JsonValueKind.Array).SelectMany(one => one.Value.EnumerateArray())
            .Select(one => FacebookJson.Number(one, "estimated_time_to_regain_access") ?? 0).DefaultIfEmpty().Max();
        return minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, (long)Longest.TotalMinutes)) : null;
    }
}
