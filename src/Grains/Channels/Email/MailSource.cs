using System.Globalization;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Where a raw message came from: <c>imap:FOLDER:UIDVALIDITY:UID</c>.</summary>
public static class MailSource
{
    public static string Of(string folder, long uidValidity, long uid) =>
        string.Create(CultureInfo.InvariantCulture, $"imap:{folder}:{uidValidity}:{uid}");

    public static (string Folder, long UidValidity, long Uid) Read(string source)
    {
        var last = source.LastIndexOf(':');
        var middle = source.LastIndexOf(':', last - 1);
        var validity = long.Parse(source.AsSpan(middle + 1, last - middle - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return (source["imap:".Length..middle], validity, Uid(source));
    }

    /// <summary>A folder may have colons in its name; the number is what is behind the last.</summary>
    public static long Uid(string source) => long.Parse(source.AsSpan(source.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
