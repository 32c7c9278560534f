using System.Net;
using System.Net.Http.Json;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>Who asked for a job hears how it comes on, and nobody else does.</summary>
public sealed class JobNewsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_told_to_the_consoles_of_its_maker_alone()
    {
        var brand = await floor.NewBrand();
        await floor.NewTicket(brand);
        var (maker, other) = (await floor.NewMember(), await floor.NewMember());
        await using var first = await maker.Connect();
        await using var second = await (await maker.Elsewhere()).Connect();
        await using var strange = await other.Connect();
        await Task.WhenAll(first.Watch(brand), second.Watch(brand), strange.Watch(brand));

        using var asked = await maker.Http.PostAsJsonAsync(
            "/api/v1/tickets/bulk", new { query = new { brand }, action = "status", status = "onHold" }, Cancellation);
        var id = (await WebFloor.Json(asked, HttpStatusCode.Accepted)).GetProperty("id").GetString()!;

        await Until.True(() => Ended(first, id) && Ended(second, id), () => "Its end was not told.", cancellationToken: Cancellation);
        Assert.DoesNotContain(strange.All, heard => heard.Event is "job" && heard.Json.ValueKind is System.Text.Json.JsonValueKind.Object);
    }

    private static bool Ended(LiveConsole console, string job) => console.All.Any(heard =>
        heard.Event is "job" && heard.Json is { ValueKind: System.Text.Json.JsonValueKind.Object } told
        && told.GetProperty("id").GetString() == job && told.GetProperty("state").GetString() is "done" && told.GetProperty("done").GetInt32() is 1);
}
