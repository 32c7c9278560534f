using Oqupie.Contracts;

namespace Oqupie.Grains.Channels;

/// <summary>What a channel of any kind may be. Pure.</summary>
internal static class ChannelRules
{
    /// <summary>A stored secret goes only where it went when it was stored: for another place it must be said again.</summary>
    public static Refusal SayAgain(string field) => Refusal.Invalid(
        "This goes somewhere else than it did when this was stored, so say it again.", field, "password_required");

    private const int MaxName = 80;

    public static Refusal? CheckName(string name) =>
        name.Trim() is { Length: > 0 and <= MaxName } ? null : Refusal.Invalid($"A name has 1 to {MaxName} characters.", "name", "text_length")
            .With("most", MaxName);
}
