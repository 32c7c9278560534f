using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.CannedResponses;

namespace Oqupie.WebHost.CannedResponses;

/// <summary>What a canned response shall be; what is left out stays.</summary>
internal sealed record CannedResponseBody
{
    public string? Name { get; init; }

    /// <summary>One word, with or without the slash.</summary>
    public string? Shortcut { get; init; }

    /// <summary>HTML with <c>{{variables}}</c>; only what is harmless of it is kept.</summary>
    public string? Body { get; init; }

    /// <summary>Null is every brand, which is not the same as left out.</summary>
    public string? Brand
    {
        get;
        init
        {
            field = value;
            EveryBrand = value is null;
        }
    }

    public bool? Shared { get; init; }

    public string? Folder { get; init; }

    /// <summary>Null is none, which is not the same as left out.</summary>
    public string? Language
    {
        get;
        init
        {
            field = value;
            NoLanguage = value is null;
        }
    }

    /// <summary>The version that was read; a change of another one is refused. Not heeded for a new one.</summary>
    public long? Version { get; init; }

    private bool EveryBrand { get; init; }

    private bool NoLanguage { get; init; }

    public CannedResponseWish ToWish() => new()
    {
        Name = Name,
        Shortcut = Shortcut,
        Body = Body,
        Brand = Brand,
        EveryBrand = EveryBrand,
        Shared = Shared,
        Folder = Folder,
        Language = Language,
        NoLanguage = NoLanguage,
        ExpectedVersion = Version,
    };
}

/// <param name="Ticket">Whose values are put in.</param>
/// <param name="Inserted">It goes into an answer, and counts as used.</param>
/// <param name="Body">HTML in place of what is kept, to see how it would be.</param>
internal sealed record RenderBody(long? Ticket, bool? Inserted = null, string? Body = null);

/// <summary>What of the list is wanted.</summary>
internal sealed record CannedListQuery
{
    public const int MostAtOnce = 100;

    private const int Usual = 50;

    /// <summary>Words in the name, the shortcut or the text.</summary>
    [FromQuery]
    public string? Q { get; init; }

    /// <summary>Those of this brand and of every brand, its own first.</summary>
    [FromQuery]
    public string? Brand { get; init; }

    /// <summary>Those in this language come first.</summary>
    [FromQuery]
    public string? Language { get; init; }

    /// <summary>Blank for those in no folder.</summary>
    [FromQuery]
    public string? Folder { get; init; }

    [FromQuery]
    public bool? Shared { get; init; }

    [FromQuery]
    public string? Cursor { get; init; }

    [FromQuery]
    public int? Limit { get; init; }

    public CannedResponseQuery ToQuery() => new()
    {
        Text = Q,
        Brand = Brand,
        Language = Language,
        Folder = Folder?.Trim(),
        Shared = Shared,
        Cursor = Cursor,
        Limit = Limit ?? Usual,
    };
}
