using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Testing.Replies;

/// <summary>Mails with what is visible of them, as projects that do the same keep them.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Cases">By name.</param>
public sealed record ReplyCollection(string Name, ImmutableArray<ReplyCase> Cases)
{
    /// <summary>
    /// Every collection below the folder: <c>emails/NAME.txt</c> with <c>trimmed/NAME.txt</c>, or <c>expected.json</c> with <c>test/emails/NAME.txt</c>.
    /// </summary>
    public static ImmutableArray<ReplyCollection> Below(string folder) =>
    [
        .. Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder).Order(StringComparer.Ordinal)
            .Select(one => Directory.Exists(Path.Combine(one, "trimmed")) ? Pairs(folder, one) : Fragments(folder, one))
            .OfType<ReplyCollection>(),
    ];

    private static ReplyCollection Pairs(string root, string folder) => new(Path.GetRelativePath(root, folder),
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, "emails"), "*.txt").Order(StringComparer.Ordinal)
            .Where(file => File.Exists(Path.Combine(folder, "trimmed", Path.GetFileName(file))))
            .Select(
                file => new VisibleTextCase(Path.GetFileNameWithoutExtension(file), Read(file), Read(Path.Combine(folder, "trimmed", Path.GetFileName(file))))),
    ]);

    private static ReplyCollection? Fragments(string root, string folder)
    {
        if (!File.Exists(Path.Combine(folder, "expected.json")))
        {
            return null;
        }

        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));

        return new(Path.GetRelativePath(root, folder),
        [
            .. expected.RootElement.EnumerateArray().Select(one =>
                new FragmentsCase(
                    one.GetProperty("test").GetString()!, Read(Path.Combine(folder, "test", "emails", one.GetProperty("email").GetString()!)), one.Clone())),
        ]);
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");
}
