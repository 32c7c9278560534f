namespace Oqupie.Channels.Facebook;

/// <summary>What people call themselves, as it may be shown. Pure.</summary>
internal static class FacebookNames
{
    private const int Longest = 150;

    /// <summary>On one line and not too long; no half of a character at its end.</summary>
    public static string Line(string? said)
    {
        var line = string.Concat((said ?? "").Where(c => !char.IsControl(c))).Trim();
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
