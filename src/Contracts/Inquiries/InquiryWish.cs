using System.Collections.Immutable;
using Oqupie.Contracts.Files;

namespace Oqupie.Contracts.Inquiries;

/// <summary>What a customer asks, as a form or a program hands it in. Every part is theirs: nothing of it has been checked.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryWish")]
public sealed record InquiryWish
{
    /// <summary>Null where the brand has no types, or the asker chose none.</summary>
    [Id(0)]
    public string? Type { get; init; }

    [Id(1)]
    public string Subject { get; init; } = "";

    /// <summary>Plain text.</summary>
    [Id(2)]
    public string Body { get; init; } = "";

    [Id(3)]
    public string Name { get; init; } = "";

    [Id(4)]
    public string Email { get; init; } = "";

    /// <summary>BCP 47, that of the page it was asked on; null where nobody knows.</summary>
    [Id(5)]
    public string? Language { get; init; }

    /// <summary>By the fields' keys. Those of hidden fields, and of none, are dropped.</summary>
    [Id(6)]
    public ImmutableDictionary<string, ImmutableArray<string>> Fields { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Whole and in the blob store already; their types were found out from their bytes.</summary>
    [Id(7)]
    public ImmutableArray<InquiryFile> Files { get; init; } = [];

    /// <summary>What a program knows of the asker. Control keys (PORTAL-FINDER.md) are not in it.</summary>
    [Id(8)]
    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Unguessable, the same when the same form is sent again.</summary>
    [Id(9)]
    public required string WishId { get; init; }

    /// <summary>
    /// Whom a token that the account's own app has signed says the asker to be; null where none was shown. The one part that was checked, by the host.
    /// </summary>
    [Id(10)]
    public string? VerifiedUser { get; init; }
}

/// <param name="Field">The key of the form's field; null for the form's files at large.</param>
/// <param name="File">It.</param>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryFile")]
public sealed record InquiryFile([property: Id(0)] string? Field, [property: Id(1)] FileRef File);

/// <summary>What became of an inquiry: a ticket, or everything that is wrong with it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryAnswer")]
public sealed record InquiryAnswer
{
    /// <summary>Its number; null where something is wrong.</summary>
    [Id(0)]
    public long? Ticket { get; init; }

    /// <summary>In the order of the form; empty where there is a ticket.</summary>
    [Id(1)]
    public ImmutableArray<InquiryFault> Faults { get; init; } = [];
}

/// <param name="Field">"type", "subject", "body", "name", "email", "files", or "f." and a field's key.</param>
/// <param name="Code">
/// Stable: "missing", "text_length", "not_an_email", "not_a_number",
/// "not_a_date", "not_a_phone", "no_such_option", "no_such_type", "too_many_files".
/// </param>
/// <param name="Most">What the code leaves open, where it does.</param>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryFault")]
public sealed record InquiryFault([property: Id(0)] string Field, [property: Id(1)] string Code, [property: Id(2)] int? Most);
