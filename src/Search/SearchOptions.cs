using System.ComponentModel.DataAnnotations;

namespace Oqupie.Search;

/// <summary>Settings under "Search".</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>
    /// The folder of the indexes, each process its own. Unless said, "search" in <c>Storage:Directory</c>. Losing it costs a rebuild and nothing else.
    /// </summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>How many indexes may be open at once; the one used longest ago is closed for another.</summary>
    [Range(1, 10_000)]
    public int MostOpen { get; set; } = 64;

    /// <summary>An index nobody used for so long is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Changes are on the disk after so long at the latest; a crash before repeats them from the event log.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan CommitAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How much of the indexes' files is kept in memory, of all together. The system's own cache lies below it.</summary>
    [Range(1, 65_536)]
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>Threads that search, and as many that write. 0 is one for each processor.</summary>
    [Range(0, 256)]
    public int Threads { get; set; }
}
