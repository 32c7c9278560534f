using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// What Facebook calls people, messages, comments and posts. Ids are numbers of more than 53 bits, so they stay text. A message is kept under its writer's id
/// and its own: an answer goes to a person, and the newest message is all that is known when it is written. Pure.
/// </summary>
internal static class FacebookIds
{
    private const int Longest = 100;
    private const int LongestMessage = 300;
    private const string MessageMark = "m:";
    private const string CommentMark = "c:";
    private const string PostMark = "p:";

    /// <summary>Of a person, a comment or a post: nothing in it means anything in an address.</summary>
    public static bool IsId([NotNullWhen(true)] string? id) =>
        id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Of a message; older ones have colons and dollar signs in them.</summary>
    public static bool IsMessage([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= LongestMessage } && id.All(c => c is > ' ' and <= '~');

    public static string Message(string person, string id) => $"{MessageMark}{person}:{id}";

    public static string Comment(string id) => $"{CommentMark}{id}";

    public static string Post(string id) => $"{PostMark}{id}";

    /// <summary>All that one person and the page write to each other.</summary>
    public static string Chat(string person) => $"{MessageMark}{person}";

    /// <summary>Who wrote a message; null where the item is none of Facebook's, as on a ticket that another channel's was merged into.</summary>
    public static string? PersonOf(string? item) =>
        item is not null && item.StartsWith(MessageMark, StringComparison.Ordinal) && item.Split(':', 3) is [_, var person, var message]
        && IsId(person) && IsMessage(message)
            ? person
            : null;

    /// <summary>The comment or post that can be written below; null where the item is neither.</summary>
    public static string? ThingOf(string? item) =>
        item is not null && (item.StartsWith(CommentMark, StringComparison.Ordinal) || item.StartsWith(PostMark, StringComparison.Ordinal))
        && item[CommentMark.Length..] is var id && IsId(id)
            ? id
            : null;
}
