using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Translations;

public sealed class TranslationsGrainTests(HarmlessSilo harmless) : IClassFixture<HarmlessSilo>, IAsyncLifetime
{
    private readonly TestSilo _silo = harmless.Silo;
    private readonly Actor _agent = Some.Agent();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITranslationsGrain Translations => _silo.Client.GetGrain<ITranslationsGrain>(Some.Account.Value);

    private ITranslationSettingsGrain Settings => _silo.Client.GetGrain<ITranslationSettingsGrain>(Some.Account.Value);

    public async ValueTask InitializeAsync()
    {
        TheOutcome.Done(await Settings.Change(_agent, new(TranslationProvider.DeepL, null, "secret")));
        _silo.Translator.Asked.Clear();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_message_is_translated_made_harmless_and_paid_for_once()
    {
        var ticket = await NewTicket();

        var first = TheOutcome.Done(await Item(ticket));
        var second = TheOutcome.Done(await Item(ticket));

        Assert.Equal((first.Html, "de", "ko", TranslationProvider.DeepL), (second.Html, second.From, second.To, second.Provider));
        Assert.DoesNotContain("<script", first.Html, StringComparison.Ordinal);
        Assert.Single(_silo.Translator.Asked);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_pays()
    {
        var ticket = await NewTicket();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Item(ticket)));

        Assert.Single(answers.Select(answer => TheOutcome.Done(answer).Html).Distinct());
        Assert.Single(_silo.Translator.Asked);
    }

    [Fact]
    public async Task The_key_goes_to_the_provider_and_is_told_to_nobody()
    {
        await Item(await NewTicket());

        Assert.Equal(("secret", true), (Assert.Single(_silo.Translator.Asked).Way.Key, (await Settings.Read()).HasKey));
        Assert.DoesNotContain("secret", $"{_silo.Translator.Asked.First().Way}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_the_ticket_is_not_told_what_was_kept_of_it_either()
    {
        var ticket = await NewTicket();
        await Item(ticket);
        var stranger = _agent with { Brands = ["other"] };

        Assert.Equal("not_found", TheOutcome.Refused(await Translations.Item(stranger, ticket.Number, 2, "ko", Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Translations.Draft(stranger, ticket.Number, "<p>a</p>", "ko", Cancellation)).Code);
        Assert.Single(_silo.Translator.Asked);
    }

    [Fact]
    public async Task A_refusal_is_handed_on_and_kept_for_nobody()
    {
        var ticket = await NewTicket();
        _silo.Translator.Refuses.Enqueue(TranslationRefusals.Busy(5));

        Assert.Equal("translation_busy", TheOutcome.Refused(await Item(ticket)).Code);
        TheOutcome.Done(await Item(ticket));
    }

    [Fact]
    public async Task A_draft_becomes_what_the_customer_writes_and_their_language_is_asked_once()
    {
        var ticket = await NewTicket();

        var first = TheOutcome.Done(await Translations.Draft(_agent, ticket.Number, "<p>Hi</p>", null, Cancellation));
        TheOutcome.Done(await Translations.Draft(_agent, ticket.Number, "<p>Hi</p>", null, Cancellation));

        Assert.Equal("de", first.To);
        Assert.Single(_silo.Translator.Asked, asked => asked.Text.StartsWith("detect ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_item_that_says_nothing_is_not_there()
    {
        var ticket = await NewTicket();

        Assert.Equal("not_found", TheOutcome.Refused(await Translations.Item(_agent, ticket.Number, 99, "ko", Cancellation)).Code);
    }

    [Fact]
    public async Task Nothing_leaves_while_it_is_off()
    {
        var ticket = await NewTicket();
        TheOutcome.Done(await Settings.Change(_agent, new(TranslationProvider.Off, null, null)));

        Assert.Equal("translation_off", TheOutcome.Refused(await Item(ticket)).Code);
        Assert.Empty(_silo.Translator.Asked);
        Assert.False((await Settings.Read()).HasKey);
    }

    [Fact]
    public async Task Who_serves_some_brands_does_not_set_it_for_all() => Assert.Equal(
        "translation_every_brand",
        TheOutcome.Refused(await Settings.Change(_agent with { Brands = ["cook"] }, new(TranslationProvider.Off, null, null))).Code);

    [Fact]
    public async Task What_a_reply_was_translated_from_stays_with_it_for_members()
    {
        var ticket = await NewTicket();

        var reply = TheOutcome.Done(await _silo.Ticket(ticket).Reply(
            _agent, Some.Reply("Hallo") with { Original = "<p>Hello<script>x</script></p>" }, Cancellation));

        Assert.Equal(("Hallo", "<p>Hello</p>"), (reply.Text, reply.Original));
    }

    private Task<Contracts.Outcome<Translation>> Item(TicketId ticket) => Translations.Item(_agent, ticket.Number, 2, "ko", Cancellation);

    private async Task<TicketId> NewTicket()
    {
        var id = _silo.NewTicketId();
        TheOutcome.Done(await _silo.Intake(id).Open(Some.Ticket(), Cancellation));
        return id;
    }
}
