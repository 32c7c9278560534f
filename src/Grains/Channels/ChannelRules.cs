using Oqupie.Contracts;

namespace Oqupie.Grains.Channels;

/// <summary>What a channel of any kind may be. Pure.</summary>
internal static class ChannelRules
{
    private const int MaxName = 80;

    public static Refusal? CheckName(string name) =>
        name.Trim() is { Length: > 0 and <= MaxName } ? null : Refusal.Invalid($"A name has 1 to {MaxName} characters.", "name");
}
