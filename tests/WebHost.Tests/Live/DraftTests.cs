using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>What is written together, through the hub, in frames that nobody on the way reads.</summary>
public sealed class DraftTests(WebFloor floor)
{
    private const string Clearing = "Q0xFQVI=";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_writers_whose_frames_come_twice_and_are_missed_have_the_same_frames_in_the_end()
    {
        var (ticket, consoles) = await Opened(10);

        await Task.WhenAll(consoles.Select(async (console, writer) =>
        {
            for (var counter = 1; counter <= 12; counter++)
            {
                var data = Data(writer, counter);
                await console.WriteDraft(ticket, "reply", $"k{writer}", counter, data);

                if (counter % 3 is 0)
                {
                    await console.WriteDraft(ticket, "reply", $"k{writer}", counter, data); // Its answer was lost, so it is said again.
                }
            }
        }));

        var wholes = await Task.WhenAll(consoles.Select(console => console.DraftSince(ticket, "reply", 0)));
        var frames = Assert.Single(wholes.Select(Frames).Distinct());
        Assert.Equal(120, frames.Split(' ').Length);
        Assert.Equal(120, wholes[0].GetProperty("n").GetInt64());
        await consoles[9].Until(console => Told(console, ticket).Count is 120, "not every frame was told");
        Assert.Equal(
            frames, string.Join(' ', Told(consoles[9], ticket).OrderBy(piece => piece.Key).Select(piece => $"{piece.Key}:{piece.Value}")));
        await End(consoles);
    }

    [Fact]
    public async Task Who_was_away_asks_since_what_they_have()
    {
        var (ticket, consoles) = await Opened(2);
        await consoles[0].WriteDraft(ticket, "reply", "k0", 1, Data(0, 1));
        await consoles[1].DisposeAsync();
        await consoles[0].WriteDraft(ticket, "reply", "k0", 2, Data(0, 2));

        await using var back = await floor.Owner.Connect();
        await back.Open(ticket);
        var answer = await back.OpenDraft(ticket, "reply", have: 1);

        Assert.False(answer.GetProperty("whole").GetBoolean());
        Assert.Equal($"2:{Data(0, 2)}", Frames(answer));
        await consoles[0].DisposeAsync();
    }

    [Fact]
    public async Task A_telling_that_was_lost_is_noticed_by_the_number_that_is_said_again_and_again()
    {
        var (ticket, consoles) = await Opened(1);
        await consoles[0].WriteDraft(ticket, "reply", "k0", 1, Data(0, 1));

        await consoles[0].Until(
            console => console.Draft(ticket, "reply").Any(word => word.GetProperty("n").GetInt64() is 1 && word.GetProperty("frames").GetArrayLength() is 0),
            "the number was not said again");
        await End(consoles);
    }

    [Fact]
    public async Task A_reply_and_a_memo_never_meet()
    {
        var (ticket, consoles) = await Opened(2);
        await consoles[1].OpenDraft(ticket, "memo");

        await consoles[0].WriteDraft(ticket, "reply", "k0", 1, Data(0, 1));
        await consoles[1].Until(console => Told(console, ticket).Count is 1, "the reply was not told");

        Assert.Equal("", Frames(await consoles[1].DraftSince(ticket, "memo", 0)));
        Assert.DoesNotContain(consoles[1].Draft(ticket, "memo"), word => word.GetProperty("frames").GetArrayLength() > 0);
        await Assert.ThrowsAsync<HubException>(() => consoles[0].OpenDraft(ticket, "poem"));
        await Assert.ThrowsAsync<HubException>(() => consoles[0].WriteDraft(ticket, "memo", "k0", 1, Data(0, 1))); // They have not opened it.
        await End(consoles);
    }

    [Fact]
    public async Task Names_are_the_servers_and_carets_are_told()
    {
        var (ticket, consoles) = await Opened(2);

        await consoles[0].PointDraft(ticket, "reply", "[1,1]");

        await consoles[1].Until(
            console => console.Draft(ticket, "reply").Any(word => word.TryGetProperty("people", out var people) && people.EnumerateArray().Any(
                one => one.GetProperty("name").GetString() == floor.Owner.Name && one.GetProperty("place").GetString() == "[1,1]")),
            "the caret was not told");
        await End(consoles);
    }

    [Fact]
    public async Task Who_may_no_longer_see_the_ticket_hears_and_writes_nothing_more()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var agent = await floor.NewMember();
        await using var outsider = await agent.Connect();
        await outsider.Watch(brand);
        await outsider.Open(ticket);
        await outsider.OpenDraft(ticket, "reply");
        await using var owner = await floor.Owner.Connect();
        await owner.Open(ticket);
        await owner.OpenDraft(ticket, "reply");

        using var assigned = await floor.Owner.Http.PatchAsJsonAsync(
            $"/api/v1/tickets/{ticket}", new { assignee = new { member = floor.Owner.Id } }, Cancellation);
        await outsider.Until(heard => heard.Gone.Contains(ticket), "the ticket is still theirs");
        await owner.WriteDraft(ticket, "reply", "k0", 1, Data(0, 1));
        await owner.Until(console => Told(console, ticket).Count is 1, "the writer was not told");

        Assert.Empty(Told(outsider, ticket));
        await Assert.ThrowsAsync<HubException>(() => outsider.WriteDraft(ticket, "reply", "k1", 1, Data(1, 1)));
        await Assert.ThrowsAsync<HubException>(() => outsider.DraftSince(ticket, "reply", 0));
        await Assert.ThrowsAsync<HubException>(() => outsider.OpenDraft(ticket, "reply"));
    }

    [Fact]
    public async Task What_is_sent_is_taken_out_for_everybody_and_a_second_sending_is_refused_with_words()
    {
        var (ticket, consoles) = await Opened(2);
        await consoles[0].OpenDraft(ticket, "memo");
        await consoles[1].OpenDraft(ticket, "memo");
        await consoles[0].WriteDraft(ticket, "memo", "k0", 1, Data(0, 1));
        var wish = new { body = "Both of us.", draft = new { sent = 0, upTo = 1, data = Clearing } };

        using var sent = await floor.Owner.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/memos", wish, Cancellation);
        await WebFloor.Json(sent, HttpStatusCode.Created);

        await consoles[1].Until(
            console => console.Draft(ticket, "memo").SelectMany(word => word.GetProperty("frames").EnumerateArray())
                .Any(frame => frame.GetProperty("data").GetString() is Clearing && frame.GetProperty("by").GetString() == floor.Owner.Id),
            "the others were not told");
        using var second = await floor.Owner.Http.PostAsJsonAsync($"/api/v1/tickets/{ticket}/memos", wish, Cancellation);
        Assert.Equal("draft_sent", (await WebFloor.Json(second, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await End(consoles);
    }

    [Fact]
    public async Task A_large_piece_comes_through_and_a_larger_one_is_refused()
    {
        var (ticket, consoles) = await Opened(1);

        await consoles[0].WriteDraft(ticket, "reply", "k0", 1, new string('A', 340_000));

        await Assert.ThrowsAsync<HubException>(() => consoles[0].WriteDraft(ticket, "reply", "k0", 2, new string('A', 340_004)));
        await End(consoles);
    }

    private static string Data(int writer, int counter) => string.Create(CultureInfo.InvariantCulture, $"{writer:D4}{counter:D4}");

    private static string Frames(JsonElement answer) => string.Join(
        ' ',
        answer.GetProperty("frames").EnumerateArray()
            .OrderBy(frame => frame.GetProperty("n").GetInt64())
            .Select(frame => $"{frame.GetProperty("n").GetInt64()}:{frame.GetProperty("data").GetString()}"));

    private static Dictionary<long, string> Told(LiveConsole console, long ticket) => console.Draft(ticket, "reply")
        .SelectMany(word => word.GetProperty("frames").EnumerateArray())
        .DistinctBy(frame => frame.GetProperty("n").GetInt64())
        .ToDictionary(frame => frame.GetProperty("n").GetInt64(), frame => frame.GetProperty("data").GetString()!);

    private static async Task End(IReadOnlyList<LiveConsole> consoles)
    {
        foreach (var console in consoles)
        {
            await console.DisposeAsync();
        }
    }

    /// <summary>A ticket and consoles that have its reply open.</summary>
    private async Task<(long Ticket, IReadOnlyList<LiveConsole> Consoles)> Opened(int count)
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        var consoles = new List<LiveConsole>();

        for (var i = 0; i < count; i++)
        {
            var console = await floor.Owner.Connect();
            consoles.Add(console);
            await console.Open(ticket);
            await console.OpenDraft(ticket, "reply");
        }

        return (ticket, consoles);
    }
}
