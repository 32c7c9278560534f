using System.Net;
using Oqupie.WebHost.Tests.Access;

namespace Oqupie.WebHost.Tests.Tickets;

/// <summary>What programs do on tickets bears the name of their key.</summary>
public sealed class ProgramsTests(Company company)
{
    [Fact]
    public async Task What_a_program_wrote_and_changed_says_which_one_it_was()
    {
        var (key, program) = await company.NewKey("*");
        var town = new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" };
        var brand = (await program.Post("brands", town)).Is(HttpStatusCode.Created).Id;
        var wish = new { brand, subject = "Hi", body = "Hello", customer = new { email = "haneul@customer.example", name = "Haneul" } };
        var ticket = (await program.Post("tickets", wish)).Is(HttpStatusCode.Created).Json["id"]!;

        (await program.Post($"tickets/{ticket}/memos", new { body = "Looked up." })).Is(HttpStatusCode.Created);
        (await program.Patch($"tickets/{ticket}", new { status = "onHold" })).IsOk();

        var timeline = (await company.Owner.Get($"tickets/{ticket}/timeline")).IsOk().Items;
        var done = timeline.Where(item => (string)item!["type"]! is "memo" or "changed").ToList();
        Assert.Equal(2, done.Count);
        Assert.All(done, item => Assert.Equal(("apiKey", key, "Program"), Actor(item!)));
    }

    private static (string Kind, string Id, string Name) Actor(System.Text.Json.Nodes.JsonNode item) =>
        ((string)item["actor"]!["kind"]!, (string)item["actor"]!["id"]!, (string)item["actor"]!["name"]!);
}
