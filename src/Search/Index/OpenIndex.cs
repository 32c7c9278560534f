namespace Oqupie.Search.Index;

/// <summary>An index while it is open, and who uses it. All but <see cref="Close"/> behind the lock of <see cref="OpenIndexes"/>.</summary>
internal sealed class OpenIndex(Lazy<LuceneIndex> index)
{
    public Lazy<LuceneIndex> Index { get; } = index;

    public int Users { get; set; }

    public long LastUsed { get; set; }

    /// <summary>Another has its place.</summary>
    public bool Left { get; set; }

    public IndexEnding Ending { get; set; }

    public void Close()
    {
        if (!Index.IsValueCreated)
        {
            return;
        }

        if (Ending is IndexEnding.Commit)
        {
            Index.Value.Dispose();
            return;
        }

        Index.Value.Abandon();

        if (Ending is IndexEnding.Delete && Directory.Exists(Index.Value.Folder))
        {
            Directory.Delete(Index.Value.Folder, recursive: true);
        }
    }
}

/// <summary>What becomes of an index's files when it is closed.</summary>
internal enum IndexEnding
{
    /// <summary>All that was written is kept.</summary>
    Commit,

    /// <summary>They stay as the last commit left them.</summary>
    Abandon,

    Delete,
}
