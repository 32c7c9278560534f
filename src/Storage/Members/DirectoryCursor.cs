using System.Buffers.Text;
using System.Text;

namespace Oqupie.Storage.Members;

/// <summary>Where a page of a directory ended: what the list goes by, and the id. To others a text without meaning.</summary>
internal sealed record DirectoryCursor(string Sort, string Id)
{
    private const int Longest = 1000;

    /// <summary>Null for a text that is not one.</summary>
    public static DirectoryCursor? Parse(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var end = decoded.IndexOf('/', StringComparison.Ordinal);
        return end > 0 ? new(decoded[(end + 1)..], decoded[..end]) : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id}/{Sort}"));
}
