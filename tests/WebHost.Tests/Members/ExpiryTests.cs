using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Testing;
using Oqupie.WebHost.Accounts;

namespace Oqupie.WebHost.Tests.Members;

public sealed class ExpiryTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new(); // Of its own, because its clock goes on.

    [Fact]
    public async Task An_invitation_ends_after_seven_days()
    {
        await using var host = await TestHost.Start(_silo);
        using var owner = host.Browser();
        var token = host.Services.GetRequiredService<SetUpToken>().Text;
        var wish = new { token, accountName = "Acme", name = "Olivia", email = "olivia@acme.example", password = Company.Password, language = "en" };
        (await owner.Post("setup", wish)).IsOk();
        var invitation = (await owner.Post("members/invitations", new { email = "ivo@acme.example", name = "Ivo", role = "agent" })).Is(HttpStatusCode.Created);

        _silo.Clock.Advance(TimeSpan.FromDays(7));

        (await owner.Get($"invitations/{((string)invitation.Json["link"]!).Split('/')[^1]}")).Is(HttpStatusCode.Gone, "expired");
    }

    public async ValueTask InitializeAsync() => await _silo.InitializeAsync();

    public async ValueTask DisposeAsync() => await _silo.DisposeAsync();
}
