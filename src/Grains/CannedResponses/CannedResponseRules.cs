using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.CannedResponses;

/// <summary>What canned responses may be, and who may change them. Pure; the body comes as it is kept.</summary>
internal static class CannedResponseRules
{
    /// <summary>Of an account, private ones among them.</summary>
    public const int Most = 5_000;

    public const int MostFolders = 200;

    /// <summary>In characters of HTML.</summary>
    public const int BodyLength = 20_000;

    private const int NameLength = 120;
    private const int ShortcutLength = 40;
    private const int FolderLength = 60;

    public static readonly Refusal NoSuchResponse = Refusal.NotFound("There is no such canned response.");

    public static readonly Refusal StrangeCursor = Refusal.Invalid("The cursor is not one of this list.", "cursor");

    public static readonly Refusal TooMany = Refusal.Conflict($"An account has at most {Most} canned responses. Delete old ones.", "too_many_responses");

    public static readonly Refusal TooLong = Refusal.Invalid($"A canned response has at most {BodyLength} characters.", "body", "response_too_long");

    public static readonly Refusal MovedOn = Refusal.Conflict("It was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    public static readonly Refusal NoSuchBrand = Refusal.Invalid("There is no such brand.", "brand");

    private static readonly Refusal NotForEveryBrand = Refusal.NotAllowed(
        "Only who serves every brand shares a canned response with every brand.", "shared_with_every_brand");

    public static Outcome<CannedResponseInfo> Make(string id, CannedResponseWish wish, Actor actor, DateTimeOffset now) => Change(
        new() { Id = id, Name = "", Owner = actor.Self, UpdatedAt = now, Version = 0 }, wish with { ExpectedVersion = null }, actor, now);

    /// <summary>As it was, version and all, where nothing is another.</summary>
    public static Outcome<CannedResponseInfo> Change(CannedResponseInfo before, CannedResponseWish wish, Actor actor, DateTimeOffset now)
    {
        if (wish.ExpectedVersion is { } expected && expected != before.Version)
        {
            return MovedOn;
        }

        var after = before with
        {
            Name = wish.Name?.Trim() ?? before.Name,
            Shortcut = wish.Shortcut?.Trim().TrimStart('/') ?? before.Shortcut,
            Body = wish.Body ?? before.Body,
            Brand = wish.EveryBrand ? null : wish.Brand ?? before.Brand,
            Shared = wish.Shared ?? before.Shared,
            Folder = wish.Folder?.Trim() ?? before.Folder,
            Language = wish.NoLanguage ? null : wish.Language ?? before.Language,
        };

        return (WhatIsWrong(after) ?? Unfit(before, after, actor)) is { } refusal ? refusal
            : before.Version > 0 && after == before ? before
            : after with { Version = before.Version + 1, UpdatedAt = now };
    }

    /// <summary>Why this one may not take it away; null where nothing speaks against it.</summary>
    public static Refusal? Keeps(CannedResponseInfo response, Actor actor) => IsEverybodys(response) && actor.Brands is not null ? NotForEveryBrand : null;

    private static Refusal? Unfit(CannedResponseInfo before, CannedResponseInfo after, Actor actor) =>
        Keeps(before, actor) ?? Keeps(after, actor)
        ?? (after.Brand is { } brand && !actor.Serves(brand) ? NoSuchBrand
            : before.Shared && !after.Shared && before.Owner != actor.Self
                ? Refusal.NotAllowed("Only its maker makes a shared canned response private again.", "not_its_maker")
            : null);

    private static bool IsEverybodys(CannedResponseInfo response) => response is { Shared: true, Brand: null };

    private static Refusal? WhatIsWrong(CannedResponseInfo response) => response switch
    {
        { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A name has 1 to {NameLength} characters.", "name"),
        { Shortcut.Length: > ShortcutLength } => Refusal.Invalid($"A shortcut has at most {ShortcutLength} characters.", "shortcut"),
        _ when response.Shortcut.Any(char.IsWhiteSpace) => Refusal.Invalid("A shortcut is one word.", "shortcut"),
        { Folder.Length: > FolderLength } => Refusal.Invalid($"A folder's name has at most {FolderLength} characters.", "folder"),
        { Body.Length: > BodyLength } => TooLong,
        { Language: { } language } when !BrandInfo.Languages.Contains(language) => Refusal.Invalid("That is not one of the service languages.", "language"),
        _ => null,
    };
}
