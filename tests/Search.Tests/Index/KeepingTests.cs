using Oqupie.Contracts.Accounts;
using Oqupie.Search.Index;

namespace Oqupie.Search.Tests.Index;

public sealed class KeepingTests : IDisposable
{
    private readonly Notes _notes = new();

    public void Dispose() => _notes.Dispose();

    [Fact]
    public async Task What_was_written_is_found_at_once_and_the_newest_of_it_alone()
    {
        await _notes.Put("1", new Note("a", "refund"));
        await _notes.Put("2", new Note("a", "parcel"));

        Assert.Empty(await _notes.Find("refund"));
        Assert.Equal(["a"], await _notes.Find("parcel"));
    }

    [Fact]
    public async Task What_was_deleted_is_not_found()
    {
        await _notes.Put("1", new Note("a", "refund"), new Note("b", "refund"));
        await _notes.Delete("2", "a", "never there");

        Assert.Equal(["b"], await _notes.Find("refund"));
    }

    [Fact]
    public async Task An_index_that_was_never_built_has_no_position()
    {
        await _notes.Put("1", new Note("a", "refund"));
        _notes.Restart();

        Assert.Null(await _notes.Position());
        Assert.Equal(["a"], await _notes.Find("refund"));
    }

    [Fact]
    public async Task A_position_is_kept_with_what_it_stands_for()
    {
        await _notes.Rebuild("10", new Note("a", "refund"));
        await _notes.Put("11", new Note("b", "refund"));
        _notes.Restart();

        Assert.Equal("11", await _notes.Position());
        Assert.Equal(["a", "b"], await _notes.Find("refund"));
    }

    [Fact]
    public async Task After_a_crash_it_goes_on_from_its_last_commit()
    {
        await _notes.Rebuild("10", new Note("a", "refund"));
        await _notes.Put("11", new Note("b", "refund"));
        _notes.Crash();

        Assert.Equal("10", await _notes.Position());
        Assert.Equal(["a"], await _notes.Find("refund"));
        Assert.Empty(_notes.Lost);
    }

    [Fact]
    public async Task Changes_reach_the_disk_by_themselves()
    {
        await _notes.Rebuild("10");
        await _notes.Put("11", new Note("b", "refund"));
        _notes.Time.Advance(TimeSpan.FromSeconds(5));

        while (await _notes.Position() is not "11")
        {
            await Task.Yield();
        }

        _notes.Crash();
        Assert.Equal(["b"], await _notes.Find("refund"));
    }

    [Theory]
    [InlineData(".cfs")]
    [InlineData(".si")]
    [InlineData("segments_1")]
    public async Task A_damaged_index_is_thrown_away_and_said_to_be_lost(string which)
    {
        await _notes.Rebuild("10", new Note("a", "refund"));
        _notes.Crash(harm: file =>
        {
            if (file.EndsWith(which, StringComparison.Ordinal))
            {
                var bytes = File.ReadAllBytes(file);
                bytes[bytes.Length / 2] ^= 0x55;
                File.WriteAllBytes(file, bytes);
            }
        });

        Assert.Empty(await _notes.Find("refund"));
        Assert.Equal([Notes.Id], _notes.Lost);
        Assert.Null(await _notes.Position());

        await _notes.Rebuild("12", new Note("a", "refund"));
        Assert.Equal(["a"], await _notes.Find("refund"));
    }

    [Fact]
    public async Task It_answers_while_it_is_rebuilt_and_loses_nothing_that_is_written_meanwhile()
    {
        await _notes.Rebuild("1", new Note("old", "refund"));
        var reading = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();

        async IAsyncEnumerable<Note> All()
        {
            yield return new Note("a", "refund");
            yield return new Note("gone", "refund");
            reading.SetResult();
            await goOn.Task;
            yield return new Note("changed", "refund");
        }

        var rebuilding = _notes.Indexes.Rebuild(Notes.Id, All(), "2", CancellationToken.None);
        await reading.Task;
        await _notes.Indexes.Write(Notes.Id, new("3", [new Note("changed", "parcel")], ["gone"]), CancellationToken.None);
        Assert.Equal(["old"], await _notes.Find("refund"));
        Assert.Equal(["changed"], await _notes.Find("parcel"));

        goOn.SetResult();
        await rebuilding;
        Assert.Equal(["a"], await _notes.Find("refund"));
        Assert.Equal(["changed"], await _notes.Find("parcel"));
        Assert.Equal("3", await _notes.Position());
        Assert.Single(Directory.EnumerateDirectories(_notes.Files));
    }

    [Fact]
    public async Task A_rebuild_that_breaks_off_leaves_the_old_one()
    {
        await _notes.Rebuild("1", new Note("old", "refund"));

        async IAsyncEnumerable<Note> Broken()
        {
            yield return new Note("a", "refund");
            await Task.Yield();
            throw new TimeoutException();
        }

        await Assert.ThrowsAsync<TimeoutException>(() => _notes.Indexes.Rebuild(Notes.Id, Broken(), "2", CancellationToken.None));

        Assert.Equal(["old"], await _notes.Find("refund"));
        Assert.Single(Directory.EnumerateDirectories(_notes.Files));
        await _notes.Rebuild("2", new Note("a", "refund"));
        Assert.Equal(["a"], await _notes.Find("refund"));
    }

    [Fact]
    public async Task One_of_another_version_answers_and_asks_to_be_built()
    {
        await _notes.Rebuild("1", new Note("a", "refund"));
        _notes.Restart(version: "2");

        Assert.Null(await _notes.Position());
        Assert.Equal(["a"], await _notes.Find("refund"));

        await _notes.Rebuild("2", new Note("a", "refund"));
        _notes.Restart(version: "2");
        Assert.Equal("2", await _notes.Position());
    }

    [Fact]
    public async Task Of_many_a_few_are_open_and_none_is_forgotten()
    {
        using var notes = new Notes(mostOpen: 4);
        IndexId[] ids = [.. Enumerable.Range(0, 20).Select(i => new IndexId(new AccountId("acme"), $"b{i}"))];

        foreach (var id in ids)
        {
            await notes.Indexes.Write(id, new("1", [new Note(id.Local, "refund")], []), CancellationToken.None);
            Assert.InRange(notes.Indexes.Open, 1, 4);
        }

        foreach (var id in ids)
        {
            Assert.Equal([id.Local], await notes.Find("refund", id));
        }
    }

    [Fact]
    public async Task One_that_is_dropped_leaves_nothing()
    {
        await _notes.Rebuild("1", new Note("a", "refund"));
        await _notes.Indexes.Drop(Notes.Id, CancellationToken.None);

        Assert.Empty(Directory.EnumerateDirectories(_notes.Files));
        Assert.Empty(await _notes.Find("refund"));
    }
}
