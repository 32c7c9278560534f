using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Erasing;

/// <summary>Of an erased customer no byte is left in the data folder of the product, and everybody else's is.</summary>
public sealed class ErasedCustomerTests
{
    private const string Name = "Zwyzanna Quorthübel";
    private const string Address = "zwyzanna.quorth@unheardof.example";
    private const string Second = "quorth.second@elsewhere-unheard.example";
    private const string Bystander = "bystander@customer.example";
    private const string Stays = "Rhododendrons";

    /// <summary>None of them is in anything else.</summary>
    private static readonly ImmutableArray<string> Theirs =
    [
        "Zwyzanna", "Quorthübel", Address, Second, "Glimmerwickery", "Frobnicatorium", "AttachedPlumbago", "MemoAboutWobblish", "TicketMemoSnorkly",
        "DraftedQuibblery", "ReplyDandelionish", "SecondMailOblongs",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_byte_is_left_of_them_and_the_log_still_says_what_is_left()
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Settings = ["--Erasing:BlobGrace=00:00:00"] };
        await product.Start(Now);
        using var owner = await product.SignIn(Now);
        var channel = await NewChannel(owner);
        var stays = await HandIn(owner, channel, Mail(Bystander, "By Stander", "Garden", Stays, attached: "AttachedTulips"));
        var ticket = await HandIn(owner, channel, Mail(Address, Name, "Glimmerwickery", "Frobnicatorium of mine", attached: "AttachedPlumbago"));
        await HandIn(owner, channel, Mail(Second, Name, "Again", "SecondMailOblongs", attached: null));
        var customer = await Furnish(owner, ticket);
        await Found(owner, "Frobnicatorium", 1);
        await Found(owner, "SecondMailOblongs", 1);
        Assert.Equal(Theirs, Theirs.Intersect(Remains.Of(product.DataFolder, Theirs).Select(found => found.Split(" in ")[0]), StringComparer.Ordinal));
        Assert.Equal(Expected(ticket), Names(await owner.Download($"customers/{customer}/export", Now)));

        await owner.Post<JsonElement>($"customers/{customer}/erase", new { confirm = customer }, cancellationToken: Now);
        await Ended(owner, customer);

        Assert.Equal([], Remains.Of(product.DataFolder, Theirs));
        await AssertGone(owner, $"tickets/{ticket}");
        await AssertGone(owner, $"customers/{customer}");
        Assert.Equal([stays], (await owner.Tickets(cancellationToken: Now)).Select(one => one.Id));
        Assert.Equal(1, (await owner.Get<JsonElement>("tickets/counts", Now)).GetProperty("all").GetInt32());
        Assert.Contains(await owner.Timeline(stays, Now), item => item.Text?.Contains(Stays, StringComparison.Ordinal) is true);

        // Everything that follows the log begins anew, and there is nothing to be found but what stayed.
        await product.Web.Stop();
        Directory.Delete(Path.Combine(product.DataFolder, "search"), recursive: true);
        await product.Web.Start(Now);
        using var again = await product.SignIn(Now);
        await Found(again, Stays, 1);
        await Found(again, "Frobnicatorium", 0);
        Assert.Equal([], Remains.Of(product.DataFolder, Theirs));

        // Whoever writes from the same address is somebody new.
        var later = await HandIn(again, channel, Mail(Address, "Someone", "Hello", "I am back", attached: null));
        var found = await again.Get<JsonElement>($"customers?email={Address}", Now);
        Assert.Equal(("Someone", 1), (found.GetProperty("items")[0].GetProperty("name").GetString(),
            found.GetProperty("items")[0].GetProperty("tickets").GetProperty("all").GetInt32()));
        Assert.NotEqual(ticket, later);
    }

    [Theory]
    [InlineData("ICustomerErasures.Gone/before/2")]
    [InlineData("ICustomerErasures.Gone/after/1")]
    [InlineData("ICustomerErasures.End/before/1")]
    public async Task However_the_process_ends_the_erasing_comes_to_its_end(string fault)
    {
        const int Count = 50;
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = ServerProcess.FileOf("Faults"),
            ["OQUPIE_FAULT"] = fault,
        };
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Environment = environment };
        await product.Start(Now);
        using var owner = await product.SignIn(Now);
        var brand = await owner.NewBrand("Cook Town", "help@cook.example", cancellationToken: Now);
        await Parallel.ForAsync(0, Count, Now, async (_, ending) => await owner.NewTicket(brand, Address, "Hi", "Hello", cancellationToken: ending));
        await owner.NewTicket(brand, Bystander, "Hi", Stays, cancellationToken: Now);
        var customer = (await owner.Get<JsonElement>($"customers?email={Address}", Now)).GetProperty("items")[0].GetProperty("id").GetString()!;

        // Whether it is answered before the end is a matter of moments; what is begun goes on all the same.
        await Record.ExceptionAsync(() => owner.Post<JsonElement>($"customers/{customer}/erase", new { confirm = customer }, cancellationToken: Now));
        await product.Web.WaitForEnd(Now);
        environment.Remove("OQUPIE_FAULT");
        await product.Web.Start(Now);

        await Ended(owner, customer);
        Assert.Equal(Bystander, Assert.Single(await owner.Tickets(cancellationToken: Now)).Customer.Email);
        Assert.Equal([], Remains.Of(product.DataFolder, Address));
    }

    private static async Task<string> NewChannel(OqupieApi owner)
    {
        var brand = await owner.NewBrand("Cook Town", "help@cook.example", cancellationToken: Now);
        var wish = new { kind = "email", name = "Mail", settings = new { address = "help@cook.example" } };
        return (await owner.Post<Channel>($"brands/{brand.Id}/channels", wish, cancellationToken: Now)).Id;
    }

    /// <summary>Words about them wherever words can be, and the other identity merged.</summary>
    /// <returns>Who they are.</returns>
    private static async Task<string> Furnish(OqupieApi owner, int ticket)
    {
        var customer = await IdOf(owner, Address);
        await owner.Post<JsonElement>($"customers/{customer}/memos", new { body = "<p>MemoAboutWobblish</p>" }, cancellationToken: Now);
        await owner.Post<JsonElement>($"customers/{await IdOf(owner, Second)}/merge", new { into = customer }, cancellationToken: Now);
        await owner.Post<JsonElement>($"tickets/{ticket}/memos", new { body = "<p>TicketMemoSnorkly</p>" }, cancellationToken: Now);
        var reply = new { body = "ReplyDandelionish", format = "text", holdSeconds = 60 };
        await owner.Post<JsonElement>($"tickets/{ticket}/replies", reply, cancellationToken: Now);
        using var draft = new StringContent("""{"memo":{"body":"<p>DraftedQuibblery</p>"}}""", Encoding.UTF8, "application/json");
        await owner.Send(HttpMethod.Put, $"tickets/{ticket}/draft", draft, Now);
        await owner.Patch<JsonElement>($"tickets/{ticket}", new { tags = new[] { "vip" } }, Now);
        await owner.Post<JsonElement>("tickets/bulk", new { query = new { }, action = "memo", body = "<p>To all.</p>" }, cancellationToken: Now);
        await Until.True(
            async ending => (await owner.All<JsonElement>("jobs", ending)).All(job => job.GetProperty("state").GetString() is "done"),
            () => "The job did not end.",
            cancellationToken: Now);
        return customer;
    }

    private static async Task<string> IdOf(OqupieApi owner, string address) =>
        (await owner.Get<JsonElement>($"customers?email={address}", Now)).GetProperty("items")[0].GetProperty("id").GetString()!;

    private static Task Ended(OqupieApi owner, string customer)
    {
        JsonElement read = default;
        return Until.True(
            async ending => (read = await owner.Get<JsonElement>($"customers/{customer}/erasure", ending)).GetProperty("endedAt").ValueKind
                is not JsonValueKind.Null,
            () => $"The erasing stands so: {read}",
            TimeSpan.FromSeconds(90),
            Now);
    }

    private static Task Found(OqupieApi owner, string words, int count)
    {
        JsonElement read = default;
        return Until.True(
            async ending => (read = await owner.Get<JsonElement>($"tickets/search?q={words}", ending)).GetProperty("items").GetArrayLength() == count,
            () => $"Looking for {words} finds {read}",
            cancellationToken: Now);
    }

    private static async Task AssertGone(OqupieApi owner, string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ApiException>(() => owner.Get<JsonElement>(path, Now))).Status);

    private static async Task<int> HandIn(OqupieApi owner, string channel, string mail) =>
        (await owner.HandIn(channel, Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")), Now)).Ticket!.Value;

    private static string Mail(string from, string name, string subject, string body, string? attached) => $"""
        From: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}?= <{from}>
        To: help@cook.example
        Subject: {subject}
        Date: Mon, 05 Jan 2026 12:00:00 +0000
        Message-ID: <{Guid.NewGuid():N}@customer.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: text/plain; charset=utf-8

        {body}
        --part
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="../{attached ?? "none"}.bin"
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(Encoding.UTF8.GetBytes($"The words {attached ?? "none"} lie here."))}
        --part--
        """;

    private static string[] Expected(int ticket) =>
    [
        "customer.json", $"files/{ticket}/e2-0-AttachedPlumbago.bin", $"files/{ticket + 1}/e2-0-none.bin", "memos.json", $"tickets/{ticket}/memos.json",
        $"tickets/{ticket}/ticket.json", $"tickets/{ticket}/timeline.json", $"tickets/{ticket + 1}/memos.json", $"tickets/{ticket + 1}/ticket.json",
        $"tickets/{ticket + 1}/timeline.json",
    ];

    private static string[] Names(byte[] zip)
    {
        using var read = new ZipArchive(new MemoryStream(zip));
        return [.. read.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }
}
