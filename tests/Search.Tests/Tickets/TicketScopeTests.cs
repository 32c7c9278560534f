using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;

namespace Oqupie.Search.Tests.Tickets;

/// <summary>Nobody finds or counts what they may not see: the filter in the index is held against the rule in memory, at random.</summary>
public sealed class TicketScopeTests : IDisposable
{
    private const int Tickets = 120;
    private static readonly string[] Brands = ["cook", "farm", "race"];
    private static readonly string[] Members = ["lee", "kim", "park"];
    private static readonly string[] Groups = ["day", "night"];
    private static readonly string[] Words = ["refund", "환불", "返金"];

    private readonly Desk _desk = new();
    private readonly Dictionary<long, TicketRow> _rows = [];

    public void Dispose() => _desk.Dispose();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task What_is_found_and_counted_is_what_one_may_open(int seed)
    {
        var random = new Random(seed);

        for (var number = 1000L; number < 1000 + Tickets; number++)
        {
            var head = Desk.Head(number, row => Shape(random, row));
            _rows[number] = head.Row;
            await _desk.Put(head, Desk.Writing(number, 2, Words[number % Words.Length]), Desk.Writing(number, 3, "memo"));
        }

        for (var n = 0; n < 150; n++)
        {
            await Change(random);
            var (asker, word) = (Asker(random), One(random, [.. Words, "memo"]));
            var expected = _rows.Values
                .Where(row => asker.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup) && (word is "memo" || Words[row.Id.Number % Words.Length] == word))
                .Select(row => row.Id.Number)
                .Order()
                .ToList();

            var found = await _desk.Ask(word, question => question with { Asker = asker, Limit = Tickets });

            Assert.True(expected.Count == found.Total, $"{seed}/{n}: {asker} counts {found.Total} instead of {expected.Count}.");
            Assert.Equal(expected, found.Hits.Select(hit => hit.Place.Number).Order());
        }
    }

    private async Task Change(Random random)
    {
        var number = 1000L + random.Next(Tickets);
        var head = Desk.Head(number, row => Shape(random, row));
        _rows[number] = head.Row;
        await _desk.Put(head);
    }

    private static TicketRow Shape(Random random, TicketRow row) => row with
    {
        Brand = One(random, Brands),
        Status = (TicketStatus)random.Next(1, 5),
        AssigneeMember = random.Next(2) is 0 ? One(random, Members) : null,
        AssigneeGroup = random.Next(2) is 0 ? One(random, Groups) : null,
    };

    private static Actor Asker(Random random) => new()
    {
        Account = Desk.Shard.Account,
        Kind = random.Next(4) is 0 ? ActorKind.ApiKey : ActorKind.Member,
        Id = One(random, Members),
        Maker = random.Next(4) is 0 ? One(random, Members) : null,
        Scope = (TicketScope)random.Next(1, 4),
        Groups = Few(random, Groups),
        Brands = random.Next(3) is 0 ? null : Few(random, Brands),
    };

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];

    private static ImmutableArray<string> Few(Random random, string[] of) => [.. of.Where(_ => random.Next(2) is 0)];
}
