using Oqupie.Contracts;

namespace Oqupie.Grains.Tests;

internal static class TheOutcome
{
    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded(out var value, out var refusal), refusal?.Reason);
        return value;
    }

    public static Refusal Refused<T>(Outcome<T> outcome)
    {
        Assert.False(outcome.Succeeded(out _, out var refusal));
        return refusal;
    }
}
