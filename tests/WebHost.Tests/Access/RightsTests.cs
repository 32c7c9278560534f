using System.Diagnostics;
using System.Net;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>A right that was taken away ends within two seconds, on sessions that are open and on every host.</summary>
public sealed class RightsTests(Company company)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_removed_members_session_ends()
    {
        var (member, browser) = await company.Join(Role.Agent);
        (await browser.Get("me")).IsOk();

        (await company.Owner.Delete($"members/{member}")).Is(HttpStatusCode.NoContent);

        await EndsInTime(() => browser.Get("me"), HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task A_demoted_members_permissions_end()
    {
        var (member, browser) = await company.Join(Role.Admin);
        (await browser.Get("api-keys")).IsOk();

        (await company.Owner.Patch($"members/{member}", new { role = "agent" })).IsOk();

        await EndsInTime(() => browser.Get("api-keys"), HttpStatusCode.Forbidden, "not_allowed");
        (await browser.Get("me")).IsOk();
    }

    [Fact]
    public async Task A_removed_key_ends()
    {
        var (key, program) = await company.NewKey("*");
        (await program.Get("brands")).IsOk();

        (await company.Owner.Delete($"api-keys/{key}")).Is(HttpStatusCode.NoContent);

        await EndsInTime(() => program.Get("brands"), HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task It_ends_on_the_other_hosts_too()
    {
        await using var other = await TestHost.Start(company.Silo);
        var (member, browser) = await company.Join(Role.Agent);
        using var elsewhere = new Browser(other.Address, browser.Cookies);
        (await elsewhere.Get("me")).IsOk();

        (await company.Owner.Delete($"members/{member}")).Is(HttpStatusCode.NoContent);

        await EndsInTime(() => elsewhere.Get("me"), HttpStatusCode.Unauthorized, "not_signed_in");
    }

    // The promise is about when something may still begin, so a slow machine does not break it.
    internal static async Task EndsInTime(Func<Task<Answer>> ask, HttpStatusCode status, string code)
    {
        var since = Stopwatch.StartNew();
        Answer answer;

        do
        {
            var began = since.Elapsed;
            answer = await ask();
            Assert.True(answer.Status == status || began < Promise, $"Still let in after {began}.");
        }
        while (answer.Status != status);

        answer.Is(status, code);
    }
}
