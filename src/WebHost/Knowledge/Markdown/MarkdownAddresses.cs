using Oqupie.Files.Images;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What becomes of the addresses in a text on its way.</summary>
/// <param name="Link">Of links.</param>
/// <param name="Picture">Of pictures; null where there is none to show.</param>
internal sealed record MarkdownAddresses(Func<string, string> Link, Func<string, string?> Picture)
{
    /// <summary>The size that a picture has of itself, which need not be said of it.</summary>
    public Func<string, ImageSize?> SizeOf { get; init; } = _ => null;

    public static readonly MarkdownAddresses AsTheyAre = new(link => link, picture => picture);
}
