using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;

namespace Oqupie.Grains.Tickets;

/// <summary>Which files of a reply go along, and which as a link. Pure.</summary>
internal static class LinkRules
{
    /// <summary>It went along, or is no more.</summary>
    public static readonly Refusal NoSuchFile = Refusal.NotFound("There is no such file.");

    /// <summary>The same files in the same order: the small ones go along while they fit together. What the text shows goes along whatever its size.</summary>
    /// <param name="most">In bytes; null: all go along.</param>
    public static ImmutableArray<FileRef> Of(ImmutableArray<FileRef> files, long? most, FileLink link)
    {
        if (most is null || files.Sum(file => file.Size) <= most)
        {
            return files;
        }

        var room = most.Value - files.Where(file => file.Inline).Sum(file => file.Size);
        var linked = new HashSet<int>();

        foreach (var (file, index) in files.Select((file, index) => (file, index)).Where(one => !one.file.Inline).OrderBy(one => one.file.Size))
        {
            if (file.Size > room)
            {
                linked.Add(index);
            }
            else
            {
                room -= file.Size;
            }
        }

        return [.. files.Select((file, index) => linked.Contains(index) ? file with { Link = link } : file)];
    }
}
