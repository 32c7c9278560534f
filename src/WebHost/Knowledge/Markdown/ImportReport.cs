using Oqupie.Contracts;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What became of one file, or of one folder.</summary>
/// <param name="File">Its path within the zip; a folder's ends with "/".</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Article">The article's id; null for folders, and where none came of it.</param>
/// <param name="Title">The article's, or the name of the category or folder.</param>
/// <param name="Code">Why it was skipped, or what is to be known nonetheless; null where there is nothing to say.</param>
/// <param name="Detail">The same for a person.</param>
internal sealed record ImportedFile(
    string File,
    ImportOutcome Outcome,
    string? Article = null,
    string? Title = null,
    string? Code = null,
    string? Detail = null)
{
    /// <summary>As in problem details.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The same, for what was refused.</summary>
    public ImportedFile Refused(Refusal refusal) => this with { Code = refusal.Code, Detail = refusal.Reason, Values = refusal.Values };
}

internal enum ImportOutcome
{
    Made = 1,
    Changed = 2,
    Unchanged = 3,
    Skipped = 4,
}

/// <summary>Why a file is no article. Stable, for programs.</summary>
internal static class ImportSkips
{
    public static ImportedFile Skipped(string file, string code, string detail) => new(file, ImportOutcome.Skipped, Code: code, Detail: detail);

    public static ImportedFile OutOfTheZip(string file) => Skipped(file, "bad-path", "The name leads out of the zip.");

    public static ImportedFile Twice(string file) => Skipped(file, "twice", "Another file of the zip has the same name.");

    public static ImportedFile NoMarkdown(string file) => Skipped(file, "not-markdown", "Only Markdown files become articles, and pictures that they show.");

    public static ImportedFile NotUtf8(string file) => Skipped(file, "not-utf8", "The text is not in UTF-8.");

    public static ImportedFile Broken(string file) => Skipped(file, "broken", "The file cannot be read: it is damaged or encrypted.");

    public static ImportedFile TooLarge(string file) => Skipped(file, "too_large", "The file is larger than an article may be.");

    public static ImportedFile TooMuch(string file) => Skipped(file, "too-much", "The zip holds more than one import may.");

    public static ImportedFile TooDeep(string file) => Skipped(file, "too-deep", "A category holds folders, those hold folders, and no more.");

    public static ImportedFile NowhereToLie(string file) => Skipped(file, "no-place", "It lies in no folder: say in which category it shall lie.");

    public static ImportedFile Unreadable(string file) => Skipped(file, "too-nested", "It is nested deeper, or refers more, than can be read.");
}
