using System.Collections.Immutable;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Inquiries;

/// <summary>A form as it was sent, its files kept already. What is in it is its sender's; nothing has been checked but its size.</summary>
internal sealed record PostedInquiry
{
    public static readonly PostedInquiry Nothing = new();

    /// <summary>The field's name to people; empty where somebody filled in what nobody sees.</summary>
    public const string Trap = "website";

    public string Token { get; init; } = "";

    public bool Trapped { get; init; }

    /// <summary>Of an answer: nothing is said but that it is solved.</summary>
    public bool IsSolved { get; init; }

    public string? Type { get; init; }

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public ImmutableDictionary<string, ImmutableArray<string>> Fields { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    public ImmutableArray<InquiryFile> Files { get; init; } = [];

    /// <summary>What was wrong with files, which are not among <see cref="Files"/> then.</summary>
    public ImmutableArray<InquiryFault> Faults { get; init; } = [];

    /// <summary>What spam is for: it leads somewhere.</summary>
    public bool HasLink => Texts.Any(text => text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Texts => [Subject, Body, Name, .. Fields.Values.SelectMany(values => values)];
}
