using System.Net;
using System.Text.Json;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Tickets;

public sealed class TicketSearchTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_found_with_the_place_and_as_lists_have_it()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var path = $"/api/v1/tickets/search?q=%23{ticket}&brand={brand}";
        await Until.True(async _ => (await Get(path)).GetProperty("total").GetInt64() is 1, () => "It is not found.", cancellationToken: Cancellation);

        var found = await Get(path);

        var hit = Assert.Single(found.GetProperty("items").EnumerateArray());
        WebFloor.IsRowOf(await Get($"/api/v1/tickets/{ticket}"), hit.GetProperty("ticket"));
        Assert.Equal((JsonValueKind.Null, false), (found.GetProperty("next").ValueKind, found.GetProperty("partial").GetBoolean()));
        Assert.Equal(0, (await Get($"{path}%20-number:{ticket}")).GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("sort=mood", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("east=841", "east")]
    [InlineData("q=a&cursor=forged", "cursor")]
    public async Task A_wrong_word_in_a_query_is_named(string query, string field)
    {
        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/tickets/search?{query}", Cancellation);

        var problem = await WebFloor.Json(answer, HttpStatusCode.BadRequest);
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=")]
    [InlineData("q=-")]
    [InlineData("q=%22")]
    [InlineData("q=from:")]
    [InlineData("q=%2F.*%2F%20AND%20(%5Ba%20TO%20z%5D~")]
    [InlineData("q=%E2%80%AEabc")]
    public async Task Nothing_that_is_typed_is_wrong(string query) =>
        Assert.Equal(0, (await Get($"/api/v1/tickets/search?{query}")).GetProperty("total").GetInt64());

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await floor.Owner.Http.GetAsync(path, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }
}
