using System.Net;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Translations;

/// <summary>In an account of its own: who translates is set for all of one.</summary>
public sealed class TranslationTests(Company company)
{
    private const string Settings = "settings/translation";

    [Fact]
    public async Task It_is_off_until_somebody_is_set_and_then_an_item_and_a_draft_are_translated()
    {
        var owner = await NewOwner();
        var ticket = await NewTicket(owner);
        (await owner.Post($"tickets/{ticket}/translate", new { item = "e2", to = "ko" })).Is(HttpStatusCode.Conflict, "translation_off");
        Assert.Equal("off", (string)(await owner.Get("translation")).IsOk().Json["provider"]!);

        (await owner.Put(Settings, new { provider = "deepL", key = "secret" })).IsOk();
        var item = (await owner.Post($"tickets/{ticket}/translate", new { item = "e2", to = "ko" })).IsOk().Json;
        var draft = (await owner.Post($"tickets/{ticket}/translate", new { html = "<p>Hi</p>", to = "de" })).IsOk().Json;

        Assert.Equal(("de", "ko", "deepL"), ((string)item["from"]!, (string)item["to"]!, (string)item["provider"]!));
        Assert.StartsWith("[ko] ", (string)item["html"]!, StringComparison.Ordinal);
        Assert.StartsWith("[de] <p>Hi</p>", (string)draft["html"]!, StringComparison.Ordinal);
        Assert.Equal("deepL", (string)(await owner.Get("translation")).IsOk().Json["provider"]!);
    }

    [Fact]
    public async Task The_key_is_stored_and_never_told()
    {
        var owner = await NewOwner();

        var put = (await owner.Put(Settings, new { provider = "deepL", key = "secret" })).IsOk().Json;
        var read = (await owner.Get(Settings)).IsOk().Json;

        Assert.True((bool)read["hasKey"]!);
        Assert.DoesNotContain("secret", put.ToJsonString() + read.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"provider":"deepL"}""", "translation_key_missing", "key")]
    [InlineData("""{"provider":"libreTranslate"}""", "translation_address_missing", "address")]
    [InlineData("""{"provider":"libreTranslate","address":"http://words.example"}""", "translation_address", "address")]
    public async Task What_cannot_be_set_is_blamed_on_its_field(string body, string code, string field)
    {
        var refused = (await (await NewOwner()).Put(Settings, System.Text.Json.Nodes.JsonNode.Parse(body)!)).Is(HttpStatusCode.BadRequest, code);

        Assert.Equal(field, (string)refused.Json["field"]!);
    }

    [Fact]
    public async Task What_a_reply_was_written_as_is_shown_with_it()
    {
        var owner = await NewOwner();
        var ticket = await NewTicket(owner);

        var reply = (await owner.Post($"tickets/{ticket}/replies", new { body = "<p>Hallo</p>", format = "html", original = "<p>Hello</p>" }))
            .Is(HttpStatusCode.Created).Json;

        Assert.Equal(("<p>Hallo</p>", "<p>Hello</p>"), ((string)reply["html"]!, (string)reply["original"]!));
    }

    [Fact]
    public async Task An_item_and_a_language_have_to_be_said()
    {
        var owner = await NewOwner();
        var ticket = await NewTicket(owner);

        (await owner.Post($"tickets/{ticket}/translate", new { })).Is(HttpStatusCode.BadRequest, "invalid");
        (await owner.Post($"tickets/{ticket}/translate", new { item = "e2" })).Is(HttpStatusCode.BadRequest, "not_a_language");
        (await owner.Post($"tickets/{ticket}/translate", new { item = "first", to = "ko" })).Is(HttpStatusCode.NotFound, "not_found");
    }

    private Task<Browser> NewOwner() => company.NewAccount($"words-{LocalKey.New()}", $"{LocalKey.New()}@words.example");

    private static async Task<long> NewTicket(Browser owner)
    {
        var brand = (await owner.Post("brands", new { name = "Words", language = "en", supportEmail = "support@words.example" })).Is(HttpStatusCode.Created).Id;
        var customer = new { email = "kim@customer.example", name = "Kim" };
        var made = (await owner.Post("tickets", new { brand, subject = "Hallo", body = "Guten Tag", customer })).Is(HttpStatusCode.Created).Json;
        return (long)made["id"]!;
    }
}
