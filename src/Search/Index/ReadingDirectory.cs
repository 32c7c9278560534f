using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace Oqupie.Search.Index;

/// <summary>
/// Files that many threads read at once, each at its own place, by pages that are kept in memory. Lucene's memory-mapped directory remembers every reader by a
/// weak reference, and each turn of the garbage collector goes through them; its other directories read one after the other, or ask the system a thousand times
/// for one search.
/// </summary>
internal sealed class ReadingDirectory(string folder, PageCache pages) : FSDirectory(new DirectoryInfo(folder), new NativeFSLockFactory())
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var file = new PagedFile(Path.Combine(Directory.FullName, name), pages);
        return new PagedInput(name, file, 0, file.Length);
    }

    public override Directory.IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return new Slicer(new PagedFile(Path.Combine(Directory.FullName, name), pages));
    }

    private sealed class Slicer(PagedFile file) : Directory.IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            new PagedInput(sliceDescription, file, offset, length, ownsFile: false);

        [Obsolete("As Lucene's own is.")]
        public override IndexInput OpenFullSlice() => OpenSlice("all", 0, file.Length);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }
        }
    }
}
