using System.IO.Compression;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Upgrades;

/// <summary>
/// Today's product on a data folder of the version before grains for each (tests/Data/folders says what is in it): everybody and everything is there.
/// </summary>
public sealed class BeforeGrainsForEachTests : IAsyncLifetime
{
    private const string MembersPassword = "ena5x9ec75n3nk";
    private const string Key = "oq.main.eqabknd5ny.c4oDkPTesjtEeXefV9wVIWbC1i6FadVcgNvXL5Qkxx4";

    private readonly RunningProduct _product = new() { Kind = ProductKind.AllInOne, HasOwner = false };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_is_there_also_after_another_start_and_signs_in()
    {
        using (var owner = await _product.SignIn(Now))
        {
            Assert.Equal("dohyun active, jiwoo active, mia active, nora invited, otto invited, owner active, theo active", await Names(owner));
            var theo = (await owner.All<Member>("members", Now)).Single(member => member.Email is "theo@demo.example");
            await owner.Delete<object>($"members/{theo.Id}", Now);
        }

        await _product.Web.Stop();
        await _product.Web.Start(Now);

        using var again = await _product.SignIn(Now);
        Assert.Equal("dohyun active, jiwoo active, mia active, nora invited, otto invited, owner active", await Names(again));
        using var mia = new OqupieApi(_product.Address);
        Assert.Equal("proAgent", (await mia.SignIn("mia@demo.example", MembersPassword, Now)).Role);
        using var gone = new OqupieApi(_product.Address);
        await Assert.ThrowsAsync<ApiException>(() => gone.SignIn("theo@demo.example", MembersPassword, Now));
    }

    [Fact]
    public async Task Groups_brands_tickets_and_keys_are_there()
    {
        using var owner = await _product.SignIn(Now);
        using var program = new OqupieApi(_product.Address, Key);

        Assert.Equal(
            ["Night shift 3", "Tech 2", "결제 2"],
            (await owner.All<FormerGroup>("groups", Now)).Select(group => $"{group.Name} {group.Members.Length}"));
        Assert.Equal(["Sky Heroes", "쿡타운"], (await owner.All<Brand>("brands", Now)).Select(brand => brand.Name).Order(StringComparer.Ordinal));
        Assert.Equal(30, (await program.All<Ticket>("tickets", Now)).Length);
    }

    [Fact]
    public async Task An_invitation_of_before_is_still_renewed_and_taken()
    {
        using var owner = await _product.SignIn(Now);
        var nora = (await owner.All<Member>("members", Now)).Single(member => member.Email is "nora@demo.example");
        var link = (await owner.Post<Invitation>($"members/invitations/{nora.Id}/resend", cancellationToken: Now)).Link;
        using var invited = new OqupieApi(_product.Address);

        var wish = new { name = "Nora", password = RunningProduct.OwnerPassword };
        var me = await invited.Post<Me>($"invitations/{link.Segments[^1]}", wish, cancellationToken: Now);

        Assert.Equal((nora.Id, "agent"), (me.Id, me.Role));
    }

    public async ValueTask InitializeAsync()
    {
        await ZipFile.ExtractToDirectoryAsync(
            Path.Combine(AppContext.BaseDirectory, "Data", "folders", "before-grains-for-each.zip"), _product.DataFolder, Now);
        await _product.Start(Now);
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    /// <summary>By the address, as names are in several languages.</summary>
    private static async Task<string> Names(OqupieApi api)
    {
        var members = await api.All<Member>("members", Now);
        return string.Join(", ", members.Select(member => $"{member.Email.Split('@')[0]} {member.State}").Order(StringComparer.Ordinal));
    }

    private sealed record FormerGroup(string Name, string[] Members);
}
