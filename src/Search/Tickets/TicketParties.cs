using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tickets;

/// <summary>By which terms somebody who wrote, or was written to, is found: the address, each side of its @, and the words of the name.</summary>
internal static class TicketParties
{
    private const int LongestAddress = 320;

    public static IEnumerable<string> OfAddress(string address)
    {
        if (address.Length is 0)
        {
            yield break;
        }

        var whole = TicketListText.AddressOf(WellFormed.Of(address, LongestAddress));
        yield return Address(whole);

        if (whole.LastIndexOf('@') is > 0 and var at)
        {
            yield return Address(whole[..at]);
            yield return Address(whole[at..]);
        }
    }

    /// <summary>An address, what is before its @, or its domain with the @.</summary>
    public static string Address(string typed) => $"@{TicketListText.AddressOf(WellFormed.Of(typed, LongestAddress))}";

    /// <summary>What says a domain as people type it too, without the @.</summary>
    public static string Domain(string typed) => $"@@{TicketListText.AddressOf(WellFormed.Of(typed, LongestAddress))}";

    public static IEnumerable<string> OfName(IEnumerable<Term> terms) => terms.Where(IsOfName).Select(term => term.Text);

    /// <summary>What crosses from one word to another says nothing of a name.</summary>
    public static bool IsOfName(Term term) => term.Kind is not (TermKind.WeakGram or TermKind.Whole);
}
