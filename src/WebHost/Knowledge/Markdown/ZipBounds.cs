namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Looks at a zip before anything is made of it: what it says about how many files it holds need not be so.</summary>
internal static class ZipBounds
{
    /// <summary>How a file begins in a zip.</summary>
    public const uint File = 0x04034B50;

    /// <summary>How an empty zip begins.</summary>
    public const uint End = 0x06054B50;

    private const uint Listed = 0x02014B50;

    /// <summary>How many entries its list may have, be it there or not; stops a little beyond <paramref name="most"/>.</summary>
    public static int CountEntries(Stream zip, int most)
    {
        zip.Position = 0;
        var count = 0;
        var last = 0u;
        var buffer = new byte[64 * 1024];

        while (count <= most && zip.Read(buffer) is > 0 and var read)
        {
            foreach (var next in buffer.AsSpan(0, read))
            {
                last = (last >> 8) | ((uint)next << 24);
                count += last is Listed ? 1 : 0;
            }
        }

        zip.Position = 0;
        return count;
    }
}
