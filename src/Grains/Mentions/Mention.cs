namespace Oqupie.Grains.Mentions;

/// <summary>Whom a memo names, as events and the markup of memos write it: "member:m1" or "group:g1".</summary>
/// <param name="IsGroup">Whether a group is named.</param>
/// <param name="Id">Local to the account.</param>
public sealed record Mention(bool IsGroup, string Id)
{
    /// <summary>Null for what names nobody.</summary>
    public static Mention? Parse(string text) => text.Split(':') switch
    {
        ["member", var id] when Contracts.LocalKey.IsValid(id) => new(false, id),
        ["group", var id] when Contracts.LocalKey.IsValid(id) => new(true, id),
        _ => null,
    };

    public override string ToString() => $"{(IsGroup ? "group" : "member")}:{Id}";
}
