using System.Text.Json;

namespace Oqupie.Channels.Facebook;

/// <summary>What happened on the page itself.</summary>
/// <param name="Item">"comment", "post", "photo", …</param>
/// <param name="Verb">"add", "edited", "remove", …</param>
/// <param name="Value">As Facebook tells it.</param>
/// <param name="Time">When Facebook told it, in seconds; 0 where it does not say.</param>
internal sealed record FacebookChange(string Item, string Verb, JsonElement Value, long Time)
{
    private const int LongestWord = 40;

    // Messages have times in milliseconds, and nobody promises that changes never will.
    private const long InMilliseconds = 100_000_000_000;

    public bool IsComment => Item is "comment";

    /// <summary>Something on the page that can be written below.</summary>
    public bool IsPost => Item is "post" or "status" or "photo" or "video";

    public bool IsEdit => Verb is "edited" or "edit";

    /// <summary>The comment or the post.</summary>
    public string? Thing => FacebookJson.Id(Value, IsComment ? "comment_id" : "post_id") is var id && FacebookIds.IsId(id) ? id : null;

    public string? Writer => FacebookJson.Id(FacebookJson.Part(Value, "from"), "id") is var id && FacebookIds.IsId(id) ? id : null;

    /// <summary>In seconds; 0 where it does not say.</summary>
    public long CreatedTime => Math.Clamp(FacebookJson.Number(Value, "created_time") ?? 0, 0, InMilliseconds);

    /// <summary>What tells it from everything else on the page; null where nothing does.</summary>
    public string? Key => Thing is { } thing ? $"{thing}:{Item}:{Verb}:{CreatedTime}" : null;

    /// <summary>
    /// 1 for what was written, more for each change of it. A change may bear the time of the writing or its own, so both clocks count: the sum rises when
    /// either does, and is the same when it is told again.
    /// </summary>
    public long Revision => IsEdit ? Math.Max(2, CreatedTime + Time) : 1;

    /// <summary>Null for what is no change of the page's feed.</summary>
    public static FacebookChange? Of(JsonElement value, long? time) =>
        Word(value, "item") is { } item && Word(value, "verb") is { } verb ? new(item, verb, value, Seconds(time ?? 0)) : null;

    /// <summary>The comment that all others of its thread are below.</summary>
    /// <param name="page">Posts of a page are called by it and their own number.</param>
    public string? Top(string page)
    {
        var parent = FacebookJson.Id(Value, "parent_id");
        return !FacebookIds.IsId(parent) || parent == FacebookJson.Id(Value, "post_id") || IsPostOf(page, parent) ? Thing : parent;
    }

    private static string? Word(JsonElement value, string name) => FacebookJson.Text(value, name) is { Length: > 0 and <= LongestWord } word ? word : null;

    private static bool IsPostOf(string page, string id) => id.StartsWith($"{page}_", StringComparison.Ordinal) && id.Count(c => c is '_') is 1;

    private static long Seconds(long time) => time is < 0 ? 0 : time > InMilliseconds ? Math.Min(time / 1_000, InMilliseconds) : time;
}
