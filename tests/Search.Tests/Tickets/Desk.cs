using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Search.Tickets;

namespace Oqupie.Search.Tests.Tickets;

/// <summary>An index of tickets in a folder of its own, and tickets to put into it.</summary>
internal sealed class Desk : IDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    public static readonly TicketShardId Shard = new(new AccountId("acme"), 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-desk-");
    private readonly FakeTimeProvider _time = new();
    private int _position;

    public Desk(int size = 1000) => Index = Open(size);

    public LuceneTicketIndex Index { get; private set; }

    public static Actor Everybody { get; } = Actor.System(Shard.Account);

    public static TicketHead Head(long number, Func<TicketRow, TicketRow>? shape = null)
    {
        var row = new TicketRow
        {
            Id = new(Shard.Account, number),
            Version = 2,
            Brand = "cook",
            Channel = "mail",
            ChannelKind = "email",
            Subject = "문의",
            Customer = "haneul",
            CreatedAt = Monday,
            UpdatedAt = Monday,
            LastMessageAt = Monday,
        };
        return new() { Ticket = number, Row = shape is null ? row : shape(row) };
    }

    public static TicketWriting Writing(long number, long version, string text) => new() { Ticket = number, Version = version, Text = text };

    public Task Put(params TicketPart[] parts) => Index.Write(Shard, new($"{++_position}", [.. parts], []), CancellationToken.None);

    public Task Delete(params string[] ids) => Index.Write(Shard, new($"{++_position}", [], [.. ids]), CancellationToken.None);

    /// <summary>A ticket of which the customer has written this.</summary>
    public Task Ticket(long number, string text, Func<TicketRow, TicketRow>? shape = null) => Put(Head(number, shape), Writing(number, 2, text));

    /// <summary>Words, "phrases" and -words alone; what terms become is the grains'.</summary>
    public Task<TicketFindings> Ask(string text, Func<ShardQuestion, ShardQuestion>? shape = null)
    {
        var question = new ShardQuestion { Asker = Everybody, Texts = TypedQueryReader.Read(text).Texts, Limit = 100 };
        return Index.Find(Shard, shape is null ? question : shape(question), CancellationToken.None);
    }

    public async Task<ImmutableArray<long>> Find(string text, Func<ShardQuestion, ShardQuestion>? shape = null) =>
        [.. (await Ask(text, shape)).Hits.Select(hit => hit.Place.Number)];

    public async Task<string> Snippet(string text) => Assert.Single((await Ask(text)).Hits).Snippet;

    public void Restart(int size)
    {
        Index.Dispose();
        Index = Open(size);
    }

    public void Dispose()
    {
        Index.Dispose();
        _folder.Delete(recursive: true);
    }

    private LuceneTicketIndex Open(int size) => new(
        Options.Create(new SearchOptions { Directory = _folder.FullName, Threads = 2 }),
        Options.Create(new TicketSearchOptions { TicketsPerIndex = size }),
        [],
        _time,
        NullLogger<LuceneTicketIndex>.Instance);
}
