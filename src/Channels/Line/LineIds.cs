using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Channels.Line;

/// <summary>
/// What LINE calls people and messages. A message is kept under its writer's id and its own: an answer goes to a person, and the newest message is all that is
/// known when it is written. Pure.
/// </summary>
internal static class LineIds
{
    private const int AccountLength = 33;
    private const int Longest = 64;
    private const char Between = ':';

    /// <summary>"U" and 32 hexadecimal digits, as LINE documents it: what a member enters is looked at so closely.</summary>
    public static bool IsAccount(string id) => id is { Length: AccountLength } && id[0] is 'U' && id.Skip(1).All(char.IsAsciiHexDigitLower);

    /// <summary>Of a person. Whoever LINE's signature vouches for is taken, should it ever write them longer; other channels' people begin otherwise.</summary>
    public static bool IsUser([NotNullWhen(true)] string? id) => IsId(id) && id[0] is 'U';

    /// <summary>Numbers of 64 bits, or ULIDs: nothing that would mean something in an address.</summary>
    public static bool IsId([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= Longest } && id.All(char.IsAsciiLetterOrDigit);

    public static string Key(string user, string message) => $"{user}{Between}{message}";

    /// <summary>Who wrote an item; null where it is no item of ours, as on a ticket that another channel's was merged into.</summary>
    public static string? UserOf(string? item) => item?.Split(Between) is [var user, var message] && IsUser(user) && IsId(message) ? user : null;
}
