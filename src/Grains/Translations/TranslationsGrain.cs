using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Tickets;
using Orleans.Concurrency;

namespace Oqupie.Grains.Translations;

/// <summary>Keeps nothing in memory and has no order to keep, so a provider that takes its time costs no other grain its turn.</summary>
[StatelessWorker(maxLocalWorkers: 64), GrainType("translations")]
internal sealed class TranslationsGrain(ITranslator translator, ITranslationStore store, IRichText richText, TimeProvider clock)
    : Grain, ITranslationsGrain
{
    private const string Greeting = "<p>Hello, how can we help you?</p>";

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<Translation>> Item(Actor actor, long ticket, long version, string to, CancellationToken cancellationToken)
    {
        if (!TranslationRules.IsLanguage(to))
        {
            return TranslationRefusals.NotALanguage;
        }

        // Asked of the ticket each time, also for what is kept: whoever may not see it any more, or where it was moved or erased, gets nothing.
        if (!(await ItemOf(actor, ticket, version, cancellationToken)).Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        if (await Way() is not { } way)
        {
            return TranslationRefusals.Off;
        }

        var key = new TranslationKey(new(Account, ticket), version, to, way.Provider);

        if (await store.Find(key, cancellationToken) is { } known)
        {
            return Shown(known.Html, known.From, to, way, found.Item);
        }

        if (TranslationRules.HtmlOf(found.Item) is var html && html.Length > TranslationRules.LongestText)
        {
            return TranslationRefusals.TooLong;
        }

        // Whose answer is late for one who has gone is kept all the same: it is paid for.
        var once = GrainFactory.GetGrain<ITranslatedOnceGrain>(TranslatedOnceGrain.KeyOf(key));
        return (await once.Translate(way, html, found.Customer).WaitAsync(cancellationToken)).Succeeded(out var translated, out var no)
            ? Shown(translated.Html, translated.From, to, way, found.Item)
            : no;
    }

    public async Task<Outcome<Translation>> Draft(Actor actor, long ticket, string html, string? to, CancellationToken cancellationToken)
    {
        if (to is not null && !TranslationRules.IsLanguage(to))
        {
            return TranslationRefusals.NotALanguage;
        }

        if (!(await Ticket(ticket).Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        if (await Way() is not { } way)
        {
            return TranslationRefusals.Off;
        }

        if (to is null && !(await CustomersLanguage(actor, view, way, cancellationToken)).Succeeded(out to, out var untold))
        {
            return untold;
        }

        return (await Ask(way, richText.Sanitise(html), to, cancellationToken)).Succeeded(out var translated, out var no)
            ? Shown(translated.Html, translated.From, to, way, item: null)
            : no;
    }

    public async Task<Outcome<Translation>> Try(Actor actor, string to, CancellationToken cancellationToken)
    {
        if (await Way() is not { } way)
        {
            return TranslationRefusals.Off;
        }

        return (await Ask(way, Greeting, to, cancellationToken)).Succeeded(out var translated, out var refusal)
            ? Shown(translated.Html, translated.From, to, way, item: null)
            : refusal;
    }

    private ITicketGrain Ticket(long number) => GrainFactory.GetGrain<ITicketGrain>(new TicketId(Account, number).ToString());

    private Task<TranslatorWay?> Way() => GrainFactory.GetGrain<ITranslationWayGrain>(Account.Value).Way();

    private async Task<Outcome<TranslatedHtml>> Ask(TranslatorWay way, string html, string to, CancellationToken cancellationToken)
    {
        if (html.Length > TranslationRules.LongestText)
        {
            return TranslationRefusals.TooLong;
        }

        return (await translator.Translate(way, html, to, cancellationToken)).Succeeded(out var translated, out var refusal)
            ? translated with { Html = richText.Sanitise(translated.Html) }
            : refusal;
    }

    private async Task<Outcome<(TimelineItem Item, string Customer)>> ItemOf(
        Actor actor, long ticket, long version, CancellationToken cancellationToken)
    {
        if (!(await Ticket(ticket).Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        var range = new TimelineRange { After = version - 1, Limit = 1 };

        return !(await Ticket(ticket).Timeline(actor, range, cancellationToken)).Succeeded(out var page, out var no) ? no
            : page.Items is [var item] && item.Version == version && (item.Html ?? item.Text) is { Length: > 0 } ? (item, view.Customer.Id)
            : TranslationRefusals.NoSuchItem;
    }

    /// <summary>What the customer's newest message is in; asked of the provider once for each message.</summary>
    private async Task<Outcome<string>> CustomersLanguage(Actor actor, TicketView view, TranslatorWay way, CancellationToken cancellationToken)
    {
        var read = await Ticket(view.Id).Timeline(actor, new() { Limit = 200 }, cancellationToken);

        if (!read.Succeeded(out var page, out var refusal))
        {
            return refusal;
        }

        var newest = page.Items.LastOrDefault(item => TranslationRules.IsOfCustomer(item) && TranslationRules.Sample(item).Any(char.IsLetter));

        if (newest is null)
        {
            return TranslationRefusals.NoMessage;
        }

        var key = new TranslationKey(new(Account, view.Id), newest.Version, "", way.Provider);

        if ((await store.Find(key, cancellationToken))?.From is { } known)
        {
            return known;
        }

        if (!(await translator.LanguageOf(way, TranslationRules.Sample(newest), cancellationToken)).Succeeded(out var language, out var untold))
        {
            return untold;
        }

        await store.Keep(key, view.Customer.Id, new("", language), clock.GetUtcNow(), cancellationToken);
        return language;
    }

    private Translation Shown(string html, string? from, string to, TranslatorWay way, TimelineItem? item) => new()
    {
        Html = html,
        Text = richText.ToText(html),
        From = from,
        To = to,
        Provider = way.Provider,
        Attachments = item?.Attachments ?? [],
    };
}
