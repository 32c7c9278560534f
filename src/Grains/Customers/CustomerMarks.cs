using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Customers;

/// <summary>
/// By what a customer is found: marks, which the stores keep in an index and look for by their beginnings. Stored, so what there is for a name does not change.
/// Pure.
/// </summary>
public static class CustomerMarks
{
    public const string Blocked = "x";

    private const int MostWords = 30;
    private const int LongestWord = 64;

    /// <summary>A question is looked for by so many of its words.</summary>
    private const int MostAsked = 5;

    public static string Word(string folded) => $"w:{folded}";

    public static string Tag(string tag) => $"t:{tag}";

    public static string Rating(CustomerRating rating) => string.Create(CultureInfo.InvariantCulture, $"r:{(int)rating}");

    /// <summary>What names are compared and put in order by: without case, and without how wide or put together the letters are.</summary>
    public static string Fold(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return text.ToLowerInvariant(); // Half a character, which no form is known for.
        }
    }

    public static ImmutableHashSet<string> Of(Customer customer) =>
    [
        .. Found(customer.Name, customer.Identities),
        .. customer.Tags.Select(Tag),
        .. customer.Rating is CustomerRating.General ? Array.Empty<string>() : [Rating(customer.Rating)],
        .. customer.Blocked ? [Blocked] : Array.Empty<string>(),
    ];

    /// <summary>Each word of the name, also from behind a sign within it; and the whole of each address and external id.</summary>
    public static ImmutableHashSet<string> Found(string name, IEnumerable<CustomerIdentity> identities) =>
    [
        .. Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).SelectMany(Parts).Select(Short).Select(Word),
        .. identities.Where(one => one.IsEmail || one.IsExternal).Select(one => Word(Short(Fold(one.Value)))),
    ];

    /// <summary>The beginnings of words that must all be there; none where nothing is asked.</summary>
    public static ImmutableArray<string> Asked(string? text) =>
    [
        .. Fold(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Take(MostAsked)
            .Select(Short)
            .Select(Word),
    ];

    // "kim-lee" is found by "kim-l" and by "lee".
    private static IEnumerable<string> Parts(string word)
    {
        yield return word;

        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsLetterOrDigit(word[i]) && (char.IsPunctuation(word[i - 1]) || char.IsSymbol(word[i - 1])))
            {
                yield return word[i..];
            }
        }
    }

    private static string Short(string word) => word.Length <= LongestWord ? word
        : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
}
