using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Portals;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Finders;

/// <summary>Where apps are led, and who is not led anywhere.</summary>
public sealed class FinderDoorGrainTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private BrandInfo _asia = null!;
    private BrandInfo _usual = null!;
    private NewFinder _made = null!;

    private static Actor Owner => Actor.System(Some.Account);

    private IFindersGrain Finders => _silo.Client.GetGrain<IFindersGrain>(Some.Account.Value);

    private string AccessKey => _made.Finder.AccessKey;

    private string Secret => _made.Secret.Secret;

    private long Now => _silo.Clock.GetUtcNow().ToUnixTimeSeconds();

    private string Keys => $"access_key={AccessKey}&secret_key={Secret}";

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        await _silo.Client.GetGrain<IAccountGrain>(Some.Account.Value).SetUp("Acme");
        _asia = await _silo.NewBrand(Some.Account);
        _usual = await _silo.NewBrand(Some.Account);
        _made = TheOutcome.Done(await Finders.Make(Owner, "Game"));
        await Change(new()
        {
            Connections =
            [
                new() { Brand = _asia.Id, Keys = ["ko", "goodgame", "asia"], Landing = new(LandingPage.Request, null) },
                new() { Brand = _asia.Id, Keys = ["ko", "asia"] },
            ],
        });
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task An_app_that_sends_the_secret_is_led_by_its_keys()
    {
        await Change(new() { JwtOnly = false });

        var answer = await Ask($"?brand_key3=asia&{Keys}&brand_key2=goodgame&userId=wassup&userName=Bi+Bim&brand_key1=ko&게임엔진=x");

        Assert.Equal((302, $"/portal/{_asia.Slug}/request", _asia.Id), (answer.Status, answer.Location, answer.Brand));
        Assert.Equal(new FinderUser("wassup", "Bi Bim", "", Verified: false), answer.User);
        Assert.Equal(["userId=wassup", "userName=Bi Bim", "게임엔진=x"], answer.Information.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public async Task An_app_that_signs_says_who_comes()
    {
        var answer = await Ask(Signed(new { access_key = AccessKey, brand_key1 = "ko", brand_key2 = "asia", brand_key3 = "", userId = "u1", exp = Now + 60 }));

        Assert.Equal((302, $"/portal/{_asia.Slug}", true), (answer.Status, answer.Location, answer.User?.Verified));
    }

    [Theory]
    [InlineData("asia", "ko")] // The order matters.
    [InlineData("KO", "asia")]
    [InlineData("ko", null)]
    [InlineData(null, null)]
    public async Task Other_keys_lead_nowhere_unless_there_is_a_default(string? one, string? two)
    {
        var token = Signed(new { access_key = AccessKey, brand_key1 = one, brand_key2 = two, exp = Now + 60 });

        Assert.Equal((404, "no_brand"), Told(await Ask(token)));
        await Change(new() { Connections = [new() { Brand = _usual.Id, Keys = ["any"], Default = true, Landing = new(LandingPage.Notices, null) }] });
        Assert.Equal($"/portal/{_usual.Slug}/notices", (await Ask(token)).Location);
    }

    [Fact]
    public async Task Both_forms_and_none_are_refused()
    {
        var token = Signed(new { access_key = AccessKey, exp = Now + 60 });

        foreach (var wrong in (string[])[$"{token}&access_key={AccessKey}", $"{token}&{Keys}", "", "?null", $"access_key={AccessKey}", $"secret_key={Secret}",
            $"{Keys}&x={new string('a', FinderCall.LongestQuery)}", Signed(new { exp = Now + 60 })])
        {
            Assert.Equal((400, "bad_request"), Told(await Ask(wrong)));
        }
    }

    [Fact]
    public async Task A_secret_in_an_address_is_refused_until_it_is_allowed_and_a_wrong_one_always()
    {
        Assert.Equal((403, "jwt_only"), Told(await Ask(Keys)));
        Assert.Equal((401, "bad_credentials"), Told(await Ask($"access_key={AccessKey}&secret_key=00112233445566778899aabbccddeeff")));
        Assert.Equal((401, "bad_credentials"), Told(await Ask($"access_key=0123456789abcdef&secret_key={Secret}")));
        Assert.Equal((401, "bad_credentials"), Told(await Ask($"access_key=../../x&secret_key={Secret}")));
    }

    [Fact]
    public async Task A_token_of_another_secret_or_time_is_refused()
    {
        var other = TheOutcome.Done(await Finders.Make(Owner, "Other"));

        Assert.Equal((401, "bad_token"), Told(await Ask($"jwt={AppToken.Of(new { access_key = AccessKey, exp = Now + 60 }, other.Secret.Secret)}")));
        Assert.Equal((401, "expired_token"), Told(await Ask(Signed(new { access_key = AccessKey, exp = Now - 61 }))));
        Assert.Equal((401, "bad_token"), Told(await Ask(Signed(new { access_key = AccessKey, exp = Now + 90_000 }))));
        Assert.Equal((401, "bad_token"), Told(await Ask("jwt=a.b.c")));
        Assert.Equal((401, "bad_credentials"), Told(await Ask(Signed(new { access_key = "0123456789abcdef", exp = Now + 60 }))));
    }

    [Fact]
    public async Task Secrets_change_without_a_gap_and_one_that_is_gone_opens_nothing()
    {
        var second = TheOutcome.Done(await Finders.AddSecret(Owner, _made.Finder.Id));
        var first = Signed(new { access_key = AccessKey, brand_key1 = "ko", brand_key2 = "asia", exp = Now + 60 });
        var next = $"jwt={AppToken.Of(new { access_key = AccessKey, brand_key1 = "ko", brand_key2 = "asia", exp = Now + 60 }, second.Secret)}";
        Renew();
        Assert.Equal((302, 302), ((await Ask(first)).Status, (await Ask(next)).Status));

        TheOutcome.Done(await Finders.RemoveSecret(Owner, _made.Finder.Id, _made.Secret.Id));
        Renew();

        Assert.Equal((401, 302), ((await Ask(first)).Status, (await Ask(next)).Status));
    }

    [Fact]
    public async Task Who_signed_is_told_without_where_it_leads()
    {
        var answer = await Door.Ask(new() { Query = Signed(new { access_key = AccessKey, userId = "u1", exp = Now + 60 }), IdentityOnly = true });

        Assert.Equal((302, null, "u1", Some.Account.Value), (answer.Status, answer.Location, answer.User?.Id, answer.Account));
        Assert.Equal((400, "bad_request"), Told(await Door.Ask(new() { Query = Keys, IdentityOnly = true })));
    }

    [Fact]
    public async Task A_closed_portal_is_said_to_be_one()
    {
        TheOutcome.Done(await _silo.Client.GetGrain<IPortalSettingsGrain>(new BrandId(Some.Account, _asia.Id).ToString()).Change(new() { On = false }));
        Renew();

        Assert.Equal((404, "portal_off"), Told(await Ask(Signed(new { access_key = AccessKey, brand_key1 = "ko", brand_key2 = "asia", exp = Now + 60 }))));
    }

    [Fact]
    public async Task A_trial_says_each_step_of_its_own_finder_and_tells_no_secret()
    {
        await Change(new() { JwtOnly = false });
        var trial = await Door.Ask(new() { Query = $"{Keys}&brand_key1=ko&brand_key2=asia", TrialOf = AccessKey });
        var others = await Door.Ask(new() { Query = Keys, TrialOf = "0123456789abcdef" });

        Assert.Equal(
            [FinderStepName.Form, FinderStepName.AccessKey, FinderStepName.Credentials, FinderStepName.Keys, FinderStepName.Connection, FinderStepName.Portal,
                FinderStepName.Landing],
            trial.Steps.Select(step => step.Step));
        Assert.DoesNotContain(trial.Steps.SelectMany(step => step.Detail.Values), value => value.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal((401, "bad_credentials"), Told(others));
        Assert.Null(TheOutcome.Done(await Finders.Read(Owner, _made.Finder.Id)).Secrets.Single().LastUsedAt);
    }

    [Fact]
    public async Task When_a_secret_was_used_is_remembered()
    {
        await Ask(Signed(new { access_key = AccessKey, exp = Now + 60 }));

        await Until.True(
            async _ => TheOutcome.Done(await Finders.Read(Owner, _made.Finder.Id)).Secrets.Single().LastUsedAt == _silo.Clock.GetUtcNow(),
            () => "No use was told.",
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private static (int Status, string? Code) Told(FinderAnswer answer) => (answer.Status, answer.Code);

    private string Signed(object payload) => $"jwt={AppToken.Of(payload, Secret)}";

    private IFinderDoorGrain Door => _silo.Client.GetGrain<IFinderDoorGrain>("door");

    private Task<FinderAnswer> Ask(string query) => Door.Ask(new() { Query = query });

    private async Task Change(FinderChange change)
    {
        TheOutcome.Done(await Finders.Change(Owner, _made.Finder.Id, change));
        Renew();
    }

    // What doors remember is older than it may be.
    private void Renew() => _silo.Clock.Advance(TimeSpan.FromSeconds(0.25));
}
