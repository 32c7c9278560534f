using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Drafts;
using Oqupie.WebHost.Tests.Live;

namespace Oqupie.WebHost.Tests.Drafts;

/// <summary>What is being written, as programs see it, and as lists say it.</summary>
public sealed class DraftTextTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_program_writes_is_told_to_open_editors_and_marked_in_lists_until_it_is_taken_out()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        await using var console = await floor.Owner.Connect();
        await console.Watch(brand);
        await console.Open(ticket);
        await console.OpenDraft(ticket, "reply");

        var put = await Put(ticket, new { reply = new { body = "<p>Hello <b>you</b></p>", format = "html", cc = new[] { "pat@vendor.example" } } });

        Assert.Equal("<p>Hello <strong>you</strong></p>", put.GetProperty("reply").GetProperty("body").GetString());
        Assert.Equal("pat@vendor.example", put.GetProperty("reply").GetProperty("cc")[0].GetString());
        Assert.Equal(JsonValueKind.Null, put.GetProperty("memo").ValueKind);
        await console.Until(it => it.Draft(ticket, "reply").Any(word => word.GetProperty("frames").GetArrayLength() > 0), "the editor was not told");
        await console.Until(it => Marked(it, ticket) is [true], "the list was not told");
        var mark = Assert.Single((await Get($"drafts?ticket={ticket}&ticket=1")).GetProperty("items").EnumerateArray());
        Assert.Equal((ticket, "reply", floor.Owner.Id), (
            mark.GetProperty("ticket").GetInt64(), mark.GetProperty("mode").GetString(), mark.GetProperty("by")[0].GetString()));

        await Put(ticket, new { memo = (object?)null });
        Assert.NotEqual(JsonValueKind.Null, (await Get($"tickets/{ticket}/draft")).GetProperty("reply").ValueKind);
        await Put(ticket, new { reply = (object?)null });

        await console.Until(it => Marked(it, ticket) is [true, false], "the list was not told that nothing is left");
        Assert.Equal(JsonValueKind.Null, (await Get($"tickets/{ticket}/draft")).GetProperty("reply").ValueKind);
        Assert.Empty((await Get($"drafts?ticket={ticket}")).GetProperty("items").EnumerateArray());
        Assert.Empty(console.Entries);
    }

    [Fact]
    public async Task A_mark_is_not_told_to_whoever_may_not_see_the_ticket()
    {
        var brand = await floor.NewBrand();
        var (mine, theirs) = (await floor.NewTicket(brand), await floor.NewTicket(brand));
        using var assigned = await floor.Owner.Http.PatchAsJsonAsync(
            $"/api/v1/tickets/{theirs}", new { assignee = new { member = floor.Owner.Id } }, Cancellation);
        var agent = await floor.NewMember();
        await using var console = await agent.Connect();
        await console.Watch(brand);

        await Put(theirs, new { memo = new { body = "Ours" } });
        await Put(mine, new { memo = new { body = "Yours" } });

        await console.Until(it => Marked(it, mine) is [true], "the list was not told");
        Assert.Empty(Marked(console, theirs));
        using var read = await agent.Http.GetAsync($"/api/v1/drafts?ticket={mine}&ticket={theirs}", Cancellation);
        Assert.Single((await WebFloor.Json(read, HttpStatusCode.OK)).GetProperty("items").EnumerateArray());
        using var unseen = await agent.Http.GetAsync($"/api/v1/tickets/{theirs}/draft", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact]
    public async Task What_no_editor_wrote_is_said_to_be_unreadable()
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        await using var console = await floor.Owner.Connect();
        await console.Open(ticket);
        await console.OpenDraft(ticket, "memo");
        await console.WriteDraft(ticket, "memo", "k", 1, "/////w==");

        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/tickets/{ticket}/draft", Cancellation);

        Assert.Equal("draft_unreadable", (await WebFloor.Json(answer, HttpStatusCode.Conflict)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("one\n\ntwo", TextFormat.Text, "paragraph(one) paragraph() paragraph(two)")]
    [InlineData("<p>a</p> \n <p>b<br>c</p>", TextFormat.Html, "paragraph(a) paragraph(b hardBreak() c)")]
    [InlineData("loose <ul><li>one</li><li><p>two</p></li></ul>", TextFormat.Html,
        "paragraph(loose ) bulletList(listItem(paragraph(one)) listItem(paragraph(two)))")]
    [InlineData("<p>a<img src=\"/files/x\" onerror=\"x\">b</p>", TextFormat.Html, "paragraph(a) image() paragraph(b)")]
    [InlineData("<script>x</script><h1>t</h1><div><div>u</div></div>", TextFormat.Html, "paragraph(t) paragraph(u)")]
    [InlineData("<blockquote>q</blockquote><pre>  c\n d</pre>", TextFormat.Html, "blockquote(paragraph(q)) codeBlock(  c\n d)")]
    public void A_text_is_taken_apart_as_the_editor_would(string text, TextFormat format, string nodes) =>
        Assert.Equal(nodes, string.Join(' ', DraftNodes.Of(text, format).Select(Said)));

    [Fact]
    public void A_text_of_any_depth_is_taken_apart() =>
        Assert.NotEmpty(DraftNodes.Of(string.Concat(Enumerable.Repeat("<blockquote>", 2_000)) + "x", TextFormat.Html));

    private static string Said(Contracts.Drafts.DraftNode node) =>
        node.Name.Length is 0 ? node.Text : $"{node.Name}({string.Join(' ', node.Children.Select(Said))})";

    private static IReadOnlyList<bool> Marked(LiveConsole console, long ticket) =>
    [
        .. console.All.Where(heard => heard.Event is "drafting").SelectMany(heard => heard.Json.EnumerateArray())
            .Where(mark => mark.GetProperty("ticket").GetInt64() == ticket).Select(mark => mark.GetProperty("by").GetArrayLength() > 0),
    ];

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await floor.Owner.Http.GetAsync($"/api/v1/{path}", Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }

    private async Task<JsonElement> Put(long ticket, object body)
    {
        using var answer = await floor.Owner.Http.PutAsJsonAsync($"/api/v1/tickets/{ticket}/draft", body, Cancellation);
        return await WebFloor.Json(answer, HttpStatusCode.OK);
    }
}
