using System.Collections.Immutable;
using System.Text;

namespace Oqupie.Grains.Brands;

/// <summary>Places in a mail template, <c>{{body}}</c>, that are filled when a mail is made. Pure; one pass over the template.</summary>
public static class MailPlaceholders
{
    public const string Body = "body";
    public const string Signature = "signature";
    public const string Agent = "agent";
    public const string Brand = "brand";
    public const string Ticket = "ticket";
    public const string History = "history";

    public static readonly ImmutableArray<string> Names = [Body, Signature, Agent, Brand, Ticket, History];

    private const int LongestPlace = 40;

    /// <summary>The names in it, as often as they stand there, also those that mean nothing.</summary>
    public static ImmutableArray<string> In(string template)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        Fill(template, (name, _) =>
        {
            names.Add(name);
            return null;
        });
        return names.DrainToImmutable();
    }

    /// <param name="template">HTML, well formed.</param>
    /// <param name="value">
    /// What stands in place of a name, and whether that is within a tag, where only text that is encoded for an attribute may stand. Null leaves the place.
    /// </param>
    public static string Fill(string template, Func<string, bool, string?> value)
    {
        var filled = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        var (inTag, inQuotes) = (false, false);

        while (rest.Length > 0)
        {
            if (rest.StartsWith("{{") && Name(rest) is { } place && value(place.Name, inTag) is { } text)
            {
                filled.Append(text);
                rest = rest[place.Length..];
                continue;
            }

            inQuotes = inTag && (rest[0] is '"' ? !inQuotes : inQuotes);
            inTag = inTag ? rest[0] is not '>' || inQuotes : rest[0] is '<';
            filled.Append(rest[0]);
            rest = rest[1..];
        }

        return filled.ToString();
    }

    private static (string Name, int Length)? Name(ReadOnlySpan<char> at)
    {
        var end = at[..Math.Min(at.Length, LongestPlace)].IndexOf("}}");
        return end < 0 || at[2..end].Contains('{') ? null : (at[2..end].Trim().ToString(), end + 2);
    }
}
