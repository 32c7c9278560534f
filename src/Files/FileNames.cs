using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Oqupie.Files;

/// <summary>What senders say of their files, made safe to keep. Pure.</summary>
public static class FileNames
{
    private const int MaxLength = 200;
    private const string Unknown = "application/octet-stream";

    /// <summary>Without folders, control characters, and the marks that turn a name round to hide its end.</summary>
    public static string Clean(string? name)
    {
        var last = name?.Split('/', '\\')[^1] ?? "";
        var kept = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) || char.IsSurrogate(c))).Trim();

        if (kept.Length > MaxLength)
        {
            var ending = Path.GetExtension(kept) is { Length: < 20 } extension ? extension : "";
            kept = string.Concat(kept.AsSpan(0, MaxLength - ending.Length), ending);
        }

        return kept.Trim('.', ' ').Length is 0 ? "file" : kept;
    }

    public static string CleanType(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType is { HasValue: true, Length: <= 100 } media ? media.Value! : Unknown;
}
