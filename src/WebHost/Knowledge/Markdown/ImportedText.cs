using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What a Markdown file says the article shall be, without its text, which is read again when it is needed. Null is left as it is.</summary>
internal sealed record ImportedText
{
    public required string File { get; init; }

    public required string Title { get; init; }

    public string? Id { get; init; }

    public KnowledgeState? State { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public double? Position { get; init; }

    /// <param name="file">Its path; gives the title where nothing else does.</param>
    /// <param name="text">The whole file.</param>
    public static Outcome<ImportedText> Of(string file, string text)
    {
        if (!FrontMatterReader.Read(text).Succeeded(out var front, out var unread))
        {
            return unread;
        }

        var said = front.Text("publishAt");
        DateTimeOffset? publishAt = DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

        if (said is not null && publishAt is null)
        {
            return Refusal.Invalid("That is no time.", "publishAt");
        }

        if (!StateOf(front).Succeeded(out var state, out var refusal))
        {
            return refusal;
        }

        return new ImportedText
        {
            File = file,
            Title = (front.Text("title") ?? TitleIn(FrontMatterReader.BodyOf(text)) ?? Path.GetFileNameWithoutExtension(EntryPaths.NameOf(file))).Trim(),
            Id = front.Text("id"),
            State = state.Said,
            Tags = Split(front.List("tags")),
            Language = LanguageOf(front.Text("language", "lang")),
            PublishAt = publishAt,
            Position = front.Number("position", "weight", "nav_order", "sidebar_position"),
        };
    }

    public static Outcome<SaidState> StateOf(string name) => name.ToUpperInvariant() switch
    {
        "DRAFT" => new SaidState(KnowledgeState.Draft),
        "MEMBER" => new SaidState(KnowledgeState.Member),
        "PUBLIC" => new SaidState(KnowledgeState.Public),
        _ => Refusal.Invalid("A state is draft, member or public.", "state"),
    };

    /// <summary>What a category or folder says of itself.</summary>
    public static Outcome<SectionWish> SectionOf(string text)
    {
        if (!FrontMatterReader.Read(text).Succeeded(out var front, out var unread))
        {
            return unread;
        }

        return StateOf(front).Succeeded(out var state, out var refusal)
            ? new SectionWish
            {
                Name = front.Text("title", "name")?.Trim(),
                Description = front.Text("description")?.Trim(),
                State = state.Said,
                Position = front.Number("position", "weight", "nav_order", "sidebar_position"),
            }
            : refusal;
    }

    public static string? IdIn(string text) => FrontMatterReader.Read(text).Succeeded(out var front, out _) ? front.Text("id") : null;

    private static string? TitleIn(string body) => MarkdownReader.TryRead(body, out var document) ? MarkdownReader.TakeTitle(document) : null;

    private static Outcome<SaidState> StateOf(FrontMatter front) =>
        front.Text("state") is { } said
            ? StateOf(said)
            : new SaidState(front.Text("draft") is "true" || front.Text("published") is "false" ? KnowledgeState.Draft : null);

    private static ImmutableArray<string>? Split(ImmutableArray<string>? tags) => tags is { } said
        ? [.. (said.Length is 1 ? said[0].Split(',') : [.. said]).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)]
        : null;

    private static string? LanguageOf(string? said) => said is null ? null
        : BrandInfo.Languages.FirstOrDefault(language => said.Equals(language, StringComparison.OrdinalIgnoreCase))
        ?? BrandInfo.Languages.FirstOrDefault(language => said.StartsWith($"{language}-", StringComparison.OrdinalIgnoreCase));
}

/// <param name="Said">Null where nothing is said.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SaidState(KnowledgeState? Said);
