namespace Oqupie.Architecture.Tests;

internal static class Offenders
{
    /// <summary>Nobody breaks the rule; otherwise every one is named, not only the first few.</summary>
    public static void None(IEnumerable<object?> offenders)
    {
        var all = offenders.Select(offender => offender?.ToString() ?? "?").Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count is 0, $"{all.Count} against the rule:\n{string.Join('\n', all)}");
    }
}
