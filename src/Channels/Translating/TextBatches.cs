using System.Collections.Immutable;
using System.Text;

namespace Oqupie.Channels.Translating;

/// <summary>What goes in one call: DeepL takes fifty texts and 128 KiB, and what it takes others take too. Pure.</summary>
internal static class TextBatches
{
    public const int MostTexts = 50;

    /// <summary>Of UTF-8; what JSON writes around the texts has the rest.</summary>
    public const int MostBytes = 96 * 1024;

    /// <summary>Null where a text alone is too long.</summary>
    public static ImmutableArray<ImmutableArray<string>>? Of(ImmutableArray<string> texts)
    {
        var batches = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var batch = ImmutableArray.CreateBuilder<string>();
        var left = MostBytes;

        foreach (var text in texts)
        {
            var size = SizeOf(text);

            if (size > MostBytes)
            {
                return null;
            }

            if (size > left || batch.Count == MostTexts)
            {
                batches.Add(batch.DrainToImmutable());
                left = MostBytes;
            }

            batch.Add(text);
            left -= size;
        }

        if (batch.Count > 0)
        {
            batches.Add(batch.DrainToImmutable());
        }

        return batches.DrainToImmutable();
    }

    // Quotes and what else JSON escapes have a byte more.
    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(text) + text.Count(c => c is '"' or '\\' or < ' ') + 3;
}
