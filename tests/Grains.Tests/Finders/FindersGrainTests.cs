using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Members;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Finders;

/// <summary>What finders may be, and whose they are.</summary>
public sealed class FindersGrainTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private string _brand = "";
    private string _finder = "";

    private static Actor Owner => Actor.System(Some.Account);

    private IFindersGrain Finders => _silo.Client.GetGrain<IFindersGrain>(Some.Account.Value);

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        await _silo.Client.GetGrain<IAccountGrain>(Some.Account.Value).SetUp("Acme");
        _brand = (await _silo.NewBrand(Some.Account)).Id;
        _finder = TheOutcome.Done(await Finders.Make(Owner, "Game")).Finder.Id;
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_new_one_takes_signed_tokens_alone_and_tells_its_secret_once()
    {
        var made = TheOutcome.Done(await Finders.Make(Owner, "Another"));

        Assert.Matches("^[0-9a-f]{16}$", made.Finder.AccessKey);
        Assert.Matches("^[0-9a-f]{32}$", made.Secret.Secret);
        Assert.True(made.Finder.JwtOnly);
        var read = TheOutcome.Done(await Finders.Read(Owner, made.Finder.Id));
        Assert.Equal(made.Secret.Id, Assert.Single(read.Secrets).Id);
        Assert.Equal("name_taken", TheOutcome.Refused(await Finders.Make(Owner, "another")).Code);
    }

    [Theory]
    [InlineData("bad_keys", "connections[1].keys", "KO")]
    [InlineData("bad_keys", "connections[1].keys")]
    [InlineData("bad_keys", "connections[1].keys", "a", "b", "c", "d")]
    [InlineData("bad_keys", "connections[1].keys", "ko", "")]
    [InlineData("bad_keys", "connections[1].keys", "0123456789012345678901234567890")]
    [InlineData("keys_taken", "connections[1].keys", "ko", "asia")]
    public async Task Keys_are_few_and_plain_and_nobody_elses(string code, string field, params string[] keys)
    {
        var refused = TheOutcome.Refused(await Connect(Connection("ko", "asia"), Connection(keys)));

        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task A_key_has_the_name_that_the_finder_made_first_gives_it_and_is_hidden_where_any_hides_it()
    {
        var other = TheOutcome.Done(await Finders.Make(Owner, "Another")).Finder.Id;
        TheOutcome.Done(await Finders.Change(Owner, other, new() { Labels = Labels(("os", "System"), ("app", "App")), Hidden = ["id", "os"] }));
        TheOutcome.Done(await Finders.Change(Owner, _finder, new() { Labels = Labels(("os", "Platform")), Hidden = ["id"] }));

        var keys = await _silo.Client.GetGrain<IInformationKeysGrain>(Some.Account.Value).Read();

        Assert.Equal(Labels(("app", "App"), ("os", "Platform")), keys.Labels);
        Assert.Equal(["id", "os"], keys.Hidden);
    }

    [Fact]
    public async Task The_same_keys_in_another_order_are_others() =>
        Assert.Equal(2, TheOutcome.Done(await Connect(Connection("ko", "asia"), Connection("asia", "ko"))).Connections.Length);

    [Fact]
    public async Task A_connection_leads_to_what_there_is()
    {
        var away = TheOutcome.Refused(await Connect(Connection("a") with { Brand = "none" }));
        var nowhere = TheOutcome.Refused(await Connect(Connection("a") with { Landing = new(LandingPage.Article, null) }));
        var odd = TheOutcome.Refused(await Connect(Connection("a") with { Landing = new((LandingPage)(-1), null) }));
        var two = TheOutcome.Refused(await Connect(Connection("a") with { Default = true }, Connection("b") with { Default = true }));

        Assert.Equal(["no_such_brand", "bad_landing", "bad_landing", "two_defaults"], [away.Code, nowhere.Code, odd.Code, two.Code]);
    }

    [Fact]
    public async Task There_is_an_end_to_everything()
    {
        var many = ImmutableArray.CreateRange(Enumerable.Range(0, 201).Select(i => Connection($"k{i}")));
        var labels = Enumerable.Range(0, 101).ToImmutableSortedDictionary(i => $"k{i}", _ => "Label");

        Assert.Equal("too_many_entries", TheOutcome.Refused(await Connect([.. many])).Code);
        Assert.Equal("too_many_entries", TheOutcome.Refused(await Finders.Change(Owner, _finder, new() { Labels = labels })).Code);
        Assert.Equal("text_length", TheOutcome.Refused(await Finders.Change(Owner, _finder, new() { Name = new('a', 81) })).Code);
        Assert.Equal("text_length", TheOutcome.Refused(await Finders.Change(Owner, _finder, new() { Hidden = [new('a', 101)] })).Code);
    }

    [Fact]
    public async Task Two_secrets_at_most_and_one_at_least()
    {
        var second = TheOutcome.Done(await Finders.AddSecret(Owner, _finder));

        Assert.Equal("two_secrets", TheOutcome.Refused(await Finders.AddSecret(Owner, _finder)).Code);
        TheOutcome.Done(await Finders.RemoveSecret(Owner, _finder, second.Id));
        var last = TheOutcome.Done(await Finders.Read(Owner, _finder)).Secrets.Single();
        Assert.Equal("last_secret", TheOutcome.Refused(await Finders.RemoveSecret(Owner, _finder, last.Id)).Code);
        Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Finders.RemoveSecret(Owner, _finder, "none")).Kind);
    }

    [Fact]
    public async Task What_has_moved_on_is_not_written_over()
    {
        var after = TheOutcome.Done(await Finders.Change(Owner, _finder, new() { Name = "New", ExpectedVersion = 1 }));

        Assert.Equal(2, after.Version);
        Assert.Equal("moved-on", TheOutcome.Refused(await Finders.Change(Owner, _finder, new() { Name = "Newer", ExpectedVersion = 1 })).Code);
        Assert.Equal(2, TheOutcome.Done(await Finders.Change(Owner, _finder, new() { Name = "New" })).Version);
    }

    [Fact]
    public async Task Who_serves_some_brands_has_no_part_in_it()
    {
        var some = Owner with { Brands = [_brand] };

        Assert.Equal("finder_every_brand", TheOutcome.Refused(await Finders.List(some)).Code);
        Assert.Equal("finder_every_brand", TheOutcome.Refused(await Finders.Delete(some, _finder)).Code);
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone()
    {
        TheOutcome.Done(await Finders.Delete(Owner, _finder));

        Assert.Empty(TheOutcome.Done(await Finders.List(Owner)));
        Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Finders.Read(Owner, _finder)).Kind);
    }

    private FinderConnection Connection(params string[] keys) => new() { Brand = _brand, Keys = [.. keys] };

    private Task<Outcome<FinderInfo>> Connect(params FinderConnection[] connections) =>
        Finders.Change(Owner, _finder, new() { Connections = [.. connections] });

    private static ImmutableSortedDictionary<string, string> Labels(params (string Key, string Label)[] labels) =>
        labels.ToImmutableSortedDictionary(one => one.Key, one => one.Label, StringComparer.Ordinal);
}
