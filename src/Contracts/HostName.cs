using System.Globalization;

namespace Oqupie.Contracts;

/// <summary>Names of hosts, in the one form in which they are kept and compared.</summary>
public static class HostName
{
    private const int Longest = 253;
    private const int LongestLabel = 63;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>In lower case and in the letters of DNS; null for what is no name of a host with a dot in it: an address, a port, a number.</summary>
    public static string? From(string text)
    {
        var name = text.Trim().TrimEnd('.');

        if (name.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            name = Idn.GetAscii(name).ToLowerInvariant();

            if (Idn.GetAscii(Idn.GetUnicode(name)) != name)
            {
                return null; // Another spelling of what is a name by itself.
            }
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = name.Split('.');
        return name.Length <= Longest && labels.Length > 1 && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter) ? name : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] is not '-' && label[^1] is not '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
