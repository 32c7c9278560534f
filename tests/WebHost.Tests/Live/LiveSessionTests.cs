namespace Oqupie.WebHost.Tests.Live;

/// <summary>What hangs on a session ends with it.</summary>
public sealed class LiveSessionTests(WebFloor floor)
{
    [Fact]
    public async Task Signing_out_cuts_the_live_connections_of_that_session_and_no_others()
    {
        var brand = await floor.NewBrand();
        var member = await floor.NewMember();
        var other = await member.Elsewhere();
        await using var console = await member.Connect();
        await using var elsewhere = await other.Connect();
        await console.Watch(brand);
        await elsewhere.Watch(brand);

        using var signedOut = await member.Http.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative), TestContext.Current.CancellationToken);

        await console.Until(heard => heard.IsClosed, "the console of the ended session was not cut");
        await elsewhere.Watch(brand);
    }
}
