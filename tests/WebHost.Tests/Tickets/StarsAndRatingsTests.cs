using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class StarsAndRatingsTests(WebFloor floor)
{
    private static long _last = 800_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reviews_are_listed_and_counted_by_their_stars()
    {
        var brand = await floor.NewBrand();
        var mail = await floor.NewTicket(brand);
        var (angry, fair, glad) = (await Review(brand, "1"), await Review(brand, "3"), await Review(brand, "5"));

        Assert.Equal([mail, angry, fair, glad], await Listed($"brand={brand}"));
        Assert.Equal([angry], await Listed($"brand={brand}&stars=1"));
        Assert.Equal([angry, glad], await Listed($"brand={brand}&stars=5&stars=1"));
        Assert.Equal([angry, fair], await Listed($"brand={brand}&stars=1,3"));
        Assert.Equal(2, (await Get($"tickets/count?brand={brand}&stars=1,3")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_row_tells_its_stars_and_a_mail_has_none()
    {
        var brand = await floor.NewBrand();
        await floor.NewTicket(brand);
        await Review(brand, "4");

        var rows = (await Get($"tickets?brand={brand}&sort=created")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("stars"));

        Assert.Equal(["null", "4"], rows.Select(stars => stars.GetRawText()));
    }

    [Fact]
    public async Task Tickets_are_listed_by_how_their_customers_are_rated()
    {
        var brand = await floor.NewBrand();
        var usual = await Review(brand, "1");
        var (vip, malicious) = (await Review(brand, "1", CustomerRating.Vip), await Review(brand, "2", CustomerRating.Malicious));

        Assert.Equal([vip], await Listed($"brand={brand}&rating=vip"));
        Assert.Equal([vip, malicious], await Listed($"brand={brand}&rating=malicious&rating=vip"));
        Assert.Equal([usual, malicious], await Listed($"brand={brand}&rating=general,malicious"));
        Assert.Equal([malicious], await Listed($"brand={brand}&rating=vip,malicious&stars=2"));
    }

    [Fact]
    public async Task A_view_keeps_both_and_the_address_goes_before_it()
    {
        var brand = await floor.NewBrand();
        await Review(brand, "1");
        var (vip, glad) = (await Review(brand, "2", CustomerRating.Vip), await Review(brand, "5", CustomerRating.Vip));
        var query = new { brand, stars = new[] { 1, 2 }, rating = new[] { "vip" } };

        using var made = await floor.Owner.Http.PostAsJsonAsync("/api/v1/views", new { name = "Angry", query }, Cancellation);
        var view = await WebFloor.Json(made, HttpStatusCode.Created);

        var said = view.GetProperty("query");
        Assert.Equal(("[1,2]", """["vip"]"""), (said.GetProperty("stars").GetRawText(), said.GetProperty("rating").GetRawText()));
        Assert.Equal([vip], await Listed($"view={view.GetProperty("id").GetString()}"));
        Assert.Equal([glad], await Listed($"view={view.GetProperty("id").GetString()}&stars=5"));
        Assert.Empty(await Listed($"view={view.GetProperty("id").GetString()}&rating=vvip"));
    }

    private async Task<long> Review(string brand, string stars, CustomerRating rating = CustomerRating.General)
    {
        var id = new TicketId(WebFloor.Account, Interlocked.Increment(ref _last));
        var message = Some.Message(account: WebFloor.Account);
        message = message with { ChannelKind = "googlePlay", From = message.From with { Rating = rating } };
        var review = Some.Ticket(message, brand) with { AdditionalInformation = ImmutableDictionary<string, string>.Empty.Add("stars", stars) };
        Assert.Null((await floor.Silo.Intake(id).Open(review, Cancellation)).Refusal);
        return id.Number;
    }

    private async Task<long[]> Listed(string query) =>
        [.. (await Get($"tickets?{query}&sort=created")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())];

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/{path}", Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }
}
