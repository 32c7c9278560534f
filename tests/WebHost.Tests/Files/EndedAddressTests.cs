using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Tests.Files;

public sealed class EndedAddressTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, System.Net.HttpStatusCode.Gone, "expired")]
    [InlineData(3600, System.Net.HttpStatusCode.NotFound, "not_found")]
    public async Task An_address_that_has_ended_is_gone_and_one_without_a_file_is_not_found(int seconds, System.Net.HttpStatusCode status, string code)
    {
        var key = await floor.Services.GetRequiredService<LinkKeys>().Of(WebFloor.Account);
        var seal = new FileSeal(WebFloor.Account, key!);
        var address = seal.AddressOf(
            new() { Sha256 = new('b', 64), Size = 1, Name = LocalKey.New(), ContentType = "text/plain" }, TimeProvider.System.GetUtcNow().AddSeconds(seconds));

        using var served = await floor.Owner.Http.GetAsync(address, Cancellation);

        await Tickets.TicketsTests.Refused(served, status, code);
    }
}
