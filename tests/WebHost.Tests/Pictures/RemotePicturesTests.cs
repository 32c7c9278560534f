using System.Net;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.WebHost.Tests.Pictures;

public sealed partial class RemotePicturesTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_names_its_pictures_by_signed_addresses_of_ours_and_loads_none()
    {
        var (ticket, html) = await Mail("<p>a <img alt=\"x\" data-remote-src=\"https://shop.example/a.png?b=1&amp;c=2\"></p>");

        var address = Address(html);
        var start = $"/api/v1/tickets/{ticket}/pictures?url=https%3A%2F%2Fshop.example%2Fa.png%3Fb%3D1%26c%3D2&until=";
        Assert.StartsWith(start, address, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_shows_nothing_of_our_own_network()
    {
        var (_, html) = await Mail($"<img data-remote-src=\"{floor.Address}api/v1/me\">");

        using var answer = await floor.Owner.Http.GetAsync(Address(html), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_is_for_its_ticket_and_its_picture_alone()
    {
        var (ticket, html) = await Mail("<img data-remote-src=\"https://shop.example/a.png\">");
        var (other, _) = await Mail("<p>x</p>");
        var address = Address(html);

        foreach (var forged in new[]
        {
            address.Replace("a.png", "b.png", StringComparison.Ordinal),
            address.Replace($"/{ticket}/", $"/{other}/", StringComparison.Ordinal),
            address.Replace("until=", "until=9", StringComparison.Ordinal),
            $"/api/v1/tickets/{ticket}/pictures?url=https%3A%2F%2Fshop.example%2Fa.png",
        })
        {
            using var answer = await floor.Owner.Http.GetAsync(forged, Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_may_not_see_the_ticket_gets_nothing_by_its_address()
    {
        var (_, html) = await Mail("<img data-remote-src=\"https://shop.example/a.png\">");
        var stranger = await floor.NewMember(brands: [await floor.NewBrand()]);
        using var nobody = floor.Client(new());

        using var seen = await stranger.Http.GetAsync(Address(html), Cancellation);
        using var unknown = await nobody.GetAsync(Address(html), Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (seen.StatusCode, unknown.StatusCode));
    }

    private static string Address(string html) => WebUtility.HtmlDecode(Remote().Match(html).Groups["address"].Value);

    private async Task<(long Ticket, string Html)> Mail(string html)
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        var mail = Some.Message(account: WebFloor.Account) with { Html = html };
        await floor.Silo.Client.GetGrain<ITicketIntakeGrain>(new TicketId(WebFloor.Account, ticket).ToString()).Receive(mail, Cancellation);
        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/tickets/{ticket}/timeline", Cancellation);
        var items = (await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("items").EnumerateArray();
        return (ticket, items.Select(item => item.GetProperty("html").GetString()).Last(text => text is not null)!);
    }

    [GeneratedRegex("data-remote-src=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Remote();
}
