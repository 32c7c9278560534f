using Lucene.Net.Store;
using Oqupie.Search.Index;
using Directory = System.IO.Directory;

namespace Oqupie.Search.Tests.Index;

public sealed class ReadingDirectoryTests : IDisposable
{
    private const int Size = (5 * PagedFile.PageSize) + 777;
    private readonly string _folder = Directory.CreateTempSubdirectory("oqupie-pages-").FullName;
    private readonly byte[] _bytes = new byte[Size];

    public ReadingDirectoryTests()
    {
        new Random(3).NextBytes(_bytes);
        File.WriteAllBytes(Path.Combine(_folder, "file"), _bytes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_file_is_read_as_it_is_wherever_its_pages_end(int pages)
    {
        using var directory = Opened(pages);
        using var input = directory.OpenInput("file", IOContext.DEFAULT);
        var random = new Random(4);

        Assert.Equal(Size, input.Length);
        Assert.Equal(_bytes, Read(input, Size));

        for (var i = 0; i < 2000; i++)
        {
            var from = random.Next(Size);
            var length = random.Next(Math.Min(Size - from, 3 * PagedFile.PageSize));
            input.Seek(from);
            Assert.Equal(_bytes[from..(from + length)], Read(input, length));
            Assert.Equal(from + length, input.Position);
            Assert.Equal(_bytes[from], At(input, from));
        }
    }

    [Fact]
    public void Numbers_are_read_across_the_end_of_a_page()
    {
        using var directory = Opened(2);
        int[] numbers = [0, 1, 127, 128, 16_383, 16_384, int.MaxValue, -1];

        using (var output = directory.CreateOutput("numbers", IOContext.DEFAULT))
        {
            for (var i = 0; i < 9000; i++)
            {
                output.WriteVInt32(numbers[i % numbers.Length]);
            }
        }

        using var input = directory.OpenInput("numbers", IOContext.DEFAULT);

        for (var i = 0; i < 9000; i++)
        {
            Assert.Equal(numbers[i % numbers.Length], input.ReadVInt32());
        }

        Assert.Throws<EndOfStreamException>(() => input.ReadVInt32());
    }

    [Fact]
    public void A_slice_ends_where_it_ends()
    {
        using var directory = Opened(3);
        using var slicer = directory.CreateSlicer("file", IOContext.DEFAULT);
        using var slice = slicer.OpenSlice("part", PagedFile.PageSize - 10, 20);

        Assert.Equal(_bytes[(PagedFile.PageSize - 10)..(PagedFile.PageSize + 10)], Read(slice, 20));
        Assert.Throws<EndOfStreamException>(() => slice.ReadByte());
        Assert.Equal(_bytes[PagedFile.PageSize - 7], At(slice, 3));
    }

    [Fact]
    public async Task Clones_are_read_by_many_threads_at_once()
    {
        using var directory = Opened(2);
        using var input = directory.OpenInput("file", IOContext.DEFAULT);

        await Parallel.ForEachAsync(Enumerable.Range(0, 64), async (seed, _) =>
        {
            await Task.Yield();
            var clone = (IndexInput)input.Clone();
            var random = new Random(seed);

            for (var i = 0; i < 500; i++)
            {
                var from = random.Next(Size);
                Assert.Equal(_bytes[from], At(clone, from));
            }
        });
    }

    [Fact]
    public void A_clone_goes_on_where_the_other_is_and_neither_moves_the_other()
    {
        using var directory = Opened(2);
        using var input = directory.OpenInput("file", IOContext.DEFAULT);
        Read(input, (2 * PagedFile.PageSize) + 5);

        var clone = (IndexInput)input.Clone();
        Assert.Equal(input.Position, clone.Position);
        Assert.Equal(_bytes[(2 * PagedFile.PageSize) + 5], clone.ReadByte());
        Read(input, PagedFile.PageSize);

        Assert.Equal(_bytes[(2 * PagedFile.PageSize) + 6], clone.ReadByte());
        Assert.Equal(_bytes[(3 * PagedFile.PageSize) + 5], input.ReadByte());
    }

    [Fact]
    public void A_file_that_has_become_shorter_is_damaged()
    {
        using var directory = Opened(3);
        using var input = directory.OpenInput("file", IOContext.DEFAULT);

        using (var file = new FileStream(Path.Combine(_folder, "file"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(PagedFile.PageSize);
        }

        Assert.Equal(_bytes[1], At(input, 1));
        Assert.Throws<EndOfStreamException>(() => At(input, PagedFile.PageSize));
    }

    [Fact]
    public void Pages_that_are_asked_for_again_stay_and_others_go()
    {
        using var file = new PagedFile(Path.Combine(_folder, "file"), new(3 * PagedFile.PageSize));
        var again = file.Page(0);
        var once = file.Page(1);
        file.Page(2);
        Assert.Same(again, file.Page(0));

        file.Page(3);

        Assert.Same(again, file.Page(0));
        Assert.NotSame(once, file.Page(1));

        for (var round = 0; round < 3; round++)
        {
            file.Page(2 + round);
            file.Page(3 + round);
        }

        Assert.NotSame(again, file.Page(0));
    }

    private ReadingDirectory Opened(int pages) => new(_folder, new(pages * (long)PagedFile.PageSize));

    private static byte At(IndexInput input, long position)
    {
        input.Seek(position);
        return input.ReadByte();
    }

    private static byte[] Read(IndexInput input, int length)
    {
        var bytes = new byte[length];
        input.ReadBytes(bytes, 0, length);
        return bytes;
    }
}
