using Oqupie.Caching;

namespace Oqupie.Channels.Line;

/// <summary>
/// How people call themselves at LINE. It is asked once in a while and never waited for long: a message without its writer's name is better than none.
/// </summary>
internal sealed class LineProfiles
{
    private const int LongestName = 100;

    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LineCalls _calls;
    private readonly Cache<Asked, string?> _names;

    public LineProfiles(LineCalls calls, TimeProvider clock)
    {
        _calls = calls;
        _names = new((asked, _) => Ask(asked), MaxAge, clock) { ForgetsNull = true };
    }

    /// <summary>Empty where LINE does not tell: not everybody wants to be known, and who has blocked the account is not.</summary>
    public async ValueTask<string> NameOf(LineSettings line, string user) => await _names.Get(new(line, user)) ?? "";

    // Null where it may be told later.
    private async Task<string?> Ask(Asked asked)
    {
        var answer = await _calls.Ask(asked.Line, $"/v2/bot/profile/{asked.User}", CancellationToken.None, Patience);
        return answer.IsGood ? Name(answer.Json() is { } profile ? LineJson.Text(profile, "displayName") ?? "" : "")
            : answer.GoesBy ? null
            : "";
    }

    private static string Name(string said)
    {
        var line = string.Concat(said.Where(c => !char.IsControl(c))).Trim();
        return line.Length <= LongestName ? line
            : line[..(char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    /// <param name="Line">With another token LINE may tell more.</param>
    /// <param name="User">By <see cref="LineIds.IsUser"/>.</param>
    private sealed record Asked(LineSettings Line, string User);
}
