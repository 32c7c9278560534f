using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// What an answer to a review is called. Google gives it no name, so it is called by the review and by its words: those that we sent are known again, and
/// those that somebody wrote in the Play Console are not. Pure.
/// </summary>
internal static class PlayEcho
{
    private const int Length = 32;

    /// <param name="review">The review's id.</param>
    /// <param name="text">The answer, however it breaks its lines.</param>
    public static string NameOf(string review, string text)
    {
        var words = string.Join(' ', PlayText.Line(text).Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"reply:{review}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..Length]}";
    }
}
