using System.Globalization;

namespace Oqupie.Storage.Channels;

/// <summary>A journal row's id is its place in the journal.</summary>
internal static class JournalId
{
    public static string Of(long position) => position.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string? id, out long position) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out position);
}
