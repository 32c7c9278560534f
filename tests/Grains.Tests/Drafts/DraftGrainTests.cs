using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Drafts;

public sealed class DraftGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private readonly DraftListener _host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DraftId Id { get; } = new(new(Some.Account, Random.Shared.NextInt64(1_000_000, long.MaxValue)), DraftMode.Reply);

    private IDraftGrain Draft => silo.Client.GetGrain<IDraftGrain>(Id.ToString());

    [Fact]
    public async Task What_is_written_is_stored_before_it_is_answered_and_told_to_others()
    {
        await Join("ada");

        var part = await Write("ada", SomeDrafts.Update("k1", 1));

        Assert.Equal(1, part.Number);
        Assert.Equal(SomeDrafts.Data(1), Assert.Single(silo.Stores.Drafts.Of(Id)).Data);
        await Until.True(() => _host.Numbers is [1], () => "the host was not told", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_frame_that_comes_twice_is_kept_once_also_after_the_silo_forgot_it()
    {
        await Join("ada");
        await Write("ada", SomeDrafts.Update("k1", 2));
        await Write("ada", SomeDrafts.Update("k1", 1)); // Overtaken, and no less a frame for that.
        await Forget();

        var again = await Write("ada", SomeDrafts.Update("k1", 2));

        Assert.Equal(2, again.Number);
        Assert.Equal(2, silo.Stores.Drafts.Of(Id).Length);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_told_to_nobody()
    {
        await Join("ada");
        silo.Stores.Drafts.Fail(1);

        await Assert.ThrowsAnyAsync<Exception>(() => Draft.Write("ada", SomeDrafts.Update("k1", 1)));
        await Join("ada");
        Assert.Equal(1, (await Write("ada", SomeDrafts.Update("k1", 2))).Number);
        await Until.True(() => _host.Numbers is [1], () => "the host was not told", cancellationToken: Cancellation);

        Assert.Equal(SomeDrafts.Data(2), _host.Heard.SelectMany(news => news.Frames).Single().Data);
    }

    [Fact]
    public async Task Too_much_is_refused_and_so_is_what_is_no_piece()
    {
        await Join("ada");

        Assert.Equal("draft_unfit", await Refused("ada", SomeDrafts.Update("k1", 1) with { Data = new('A', DraftRules.MaxUpdate + 4) }));
        Assert.Equal("draft_unfit", await Refused("ada", SomeDrafts.Update("k1", 1) with { Data = "<script>" }));
        Assert.Equal("draft_unfit", await Refused("ada", SomeDrafts.Update("K 1", 1)));

        for (var counter = 1; counter <= 5; counter++)
        {
            await Write("ada", SomeDrafts.Update("k1", counter) with { Data = new('A', DraftRules.MaxUpdate) });
        }

        Assert.Equal("draft_full", await Refused("ada", SomeDrafts.Update("k1", 6) with { Data = new('A', DraftRules.MaxUpdate) }));
    }

    [Fact]
    public async Task One_who_has_all_is_asked_for_a_compact_frame_and_it_drops_nothing_that_came_after()
    {
        await Fill();
        var asked = await Asked();
        await Write("ada", SomeDrafts.Update("k2", 1, have: DraftRules.ManyLoose));

        var done = await Draft.Compact(asked, new(DraftRules.ManyLoose, "AAAA"));

        Assert.Null(done.Refusal);
        var whole = await Draft.Since("ada", 0);
        Assert.Equal([DraftRules.ManyLoose + 1, DraftRules.ManyLoose + 2], whole.Frames.Select(frame => frame.Number).Order());
    }

    [Fact]
    public async Task A_compact_frame_is_taken_only_from_whom_it_was_asked_of_and_no_further_than_they_have_said_to_have()
    {
        await Fill();
        await Join("grace");
        var asked = await Asked();

        Assert.Equal("draft_compact", (await Draft.Compact("grace", new(DraftRules.ManyLoose, "AAAA"))).Refusal?.Code);
        Assert.Equal("draft_compact", (await Draft.Compact(asked, new(DraftRules.ManyLoose + 1, "AAAA"))).Refusal?.Code);
        Assert.Equal("draft_unfit", (await Draft.Compact(asked, new(DraftRules.ManyLoose, "?"))).Refusal?.Code);
        Assert.Equal(DraftRules.ManyLoose, silo.Stores.Drafts.Of(Id).Length);
    }

    [Fact]
    public async Task What_a_compact_frame_replaced_is_kept_until_the_next_one()
    {
        await Fill();
        await Draft.Compact(await Asked(), new(DraftRules.ManyLoose, "AAAA"));
        Assert.Equal(DraftRules.ManyLoose + 1, silo.Stores.Drafts.Of(Id).Length);
        silo.Clock.Advance(TimeSpan.FromSeconds(21));
        await Join("ada");

        await Fill(from: DraftRules.ManyLoose);
        await Until.True(
            () => _host.Heard.Count(news => news.Compacts is not null) is 2, () => "nobody was asked again", cancellationToken: Cancellation);
        await Draft.Since("ada", DraftRules.ManyLoose * 2);
        Assert.Null((await Draft.Compact("ada", new(DraftRules.ManyLoose * 2, "AAAA"))).Refusal);

        Assert.Equal(DraftRules.ManyLoose + 1, silo.Stores.Drafts.Of(Id).Min(row => row.Number));
    }

    [Fact]
    public async Task Who_is_there_and_where_is_told_and_ends_with_their_going_or_their_silence()
    {
        await Join("ada");
        await Join("grace");
        await Draft.Point("grace", "[1,2]");
        await Said("ada: grace:[1,2]");

        await Draft.Leave("grace");
        await Said("ada:");

        await Join("grace");
        silo.Clock.Advance(TimeSpan.FromSeconds(25));
        await Draft.Renew(_host.Reference, [SomeDrafts.Seat("ada")]);
        silo.Clock.Advance(TimeSpan.FromSeconds(6));
        await Said("ada:");
    }

    [Fact]
    public async Task A_host_that_renews_a_draft_that_woke_up_anew_is_told_again()
    {
        await Join("ada");
        await Write("ada", SomeDrafts.Update("k1", 1));
        await Forget();

        Assert.Equal(1, await Draft.Renew(_host.Reference, [SomeDrafts.Seat("ada")]));
        await Write("ada", SomeDrafts.Update("k1", 2));

        await Until.True(() => _host.Numbers.Contains(2), () => "the host was not told", cancellationToken: Cancellation);
    }

    private async Task<DraftPart> Join(string connection)
    {
        _host.Reference ??= silo.Client.CreateObjectReference<IDraftFollower>(_host);
        return await Draft.Join(SomeDrafts.Seat(connection), _host.Reference, 0);
    }

    private async Task<DraftPart> Write(string connection, DraftUpdate update) =>
        (await Draft.Write(connection, update)).Succeeded(out var part, out var refusal) ? part : throw new InvalidOperationException(refusal.Reason);

    private async Task<string?> Refused(string connection, DraftUpdate update) => (await Draft.Write(connection, update)).Refusal?.Code;

    private async Task Fill(int from = 0)
    {
        if (from is 0)
        {
            await Join("ada");
        }

        for (var counter = from + 1; counter <= from + DraftRules.ManyLoose; counter++)
        {
            await Write("ada", SomeDrafts.Update("k1", counter, have: counter - 1));
        }

        await Draft.Since("ada", from + DraftRules.ManyLoose);
    }

    private async Task<string> Asked()
    {
        await Until.True(() => _host.Heard.Any(news => news.Compacts is not null), () => "nobody was asked", cancellationToken: Cancellation);
        return _host.Heard.Last(news => news.Compacts is not null).Compacts!;
    }

    private Task Said(string people) => Until.True(
        () => _host.Heard.LastOrDefault(news => news.People is not null)?.People is { } last
            && string.Join(' ', last.Select(one => $"{one.Name}:{one.Place}")) == people,
        () => $"not {people}",
        cancellationToken: Cancellation);

    private Task Forget() => silo.Client.GetGrain<Orleans.Runtime.IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
