using System.Net;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>What belongs to one account is not there for another.</summary>
public sealed class OtherAccountTests(Company company)
{
    [Fact]
    public async Task Another_accounts_owner_finds_nothing_of_ours()
    {
        var brand = (await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }))
            .Is(HttpStatusCode.Created).Id;
        var group = (await company.Owner.Post("groups", new { name = Contracts.LocalKey.New() })).Is(HttpStatusCode.Created).Id;
        var (member, _) = await company.Join(Role.Agent);
        var (key, _) = await company.NewKey("*");
        var mail = new { kind = "email", name = "Mail", settings = new { address = "help@cook.example" } };
        var channel = (await company.Owner.Post($"brands/{brand}/channels", mail)).Is(HttpStatusCode.Created).Id;

        (await company.Stranger.Get($"brands/{brand}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Patch($"brands/{brand}", new { name = "Mine" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Patch($"groups/{group}", new { name = "Mine" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Delete($"groups/{group}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Patch($"members/{member}", new { role = "admin" })).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Delete($"members/{member}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Delete($"api-keys/{key}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"brands/{brand}/portal")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Post($"brands/{brand}/channels", mail)).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Get($"channels/{channel}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Lists_are_of_ones_own_account()
    {
        await company.Owner.Post("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" });

        Assert.Equal("stella@other.example", (string)Assert.Single((await company.Stranger.Get("members")).IsOk().Items)!["email"]!);
        Assert.Empty((await company.Stranger.Get("brands")).IsOk().Items);
        Assert.Empty((await company.Stranger.Get("groups")).IsOk().Items);
        Assert.Empty((await company.Stranger.Get("api-keys")).IsOk().Items);
    }
}
