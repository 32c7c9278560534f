using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Translations;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Translations;

/// <summary>Has texts of tickets translated, with pictures as hosts show them.</summary>
internal sealed class TranslationDesk(IGrainFactory grains, FileLinks links)
{
    private static readonly Refusal NoSuchItem = Refusal.NotFound("There is no such text on this ticket.");

    public Task<Outcome<TranslationView>> Translate(Actor actor, long ticket, TranslateBody body, CancellationToken cancellationToken) => body switch
    {
        { Item: { } item } => Item(actor, ticket, item, body.To, cancellationToken),
        { Html: { } html } => Draft(actor, ticket, html, body.To, cancellationToken),
        _ => Task.FromResult<Outcome<TranslationView>>(Refusal.Invalid("Say what is to be translated.", "item")),
    };

    private async Task<Outcome<TranslationView>> Item(Actor actor, long ticket, string item, string? to, CancellationToken cancellationToken)
    {
        if (!RequestWords.TryItem(item, out var version))
        {
            return NoSuchItem;
        }

        var translated = await grains.Translations(actor).Item(actor, ticket, version, to ?? "", cancellationToken);

        if (!translated.Succeeded(out var translation, out var refusal))
        {
            return refusal;
        }

        var files = await links.Of(actor.Account);
        var shown = InlineImages.ToAddresses(translation.Html, translation.Attachments, files, forEditing: false);
        return Show(translation, InlineImages.WithPictures(shown, ticket, files));
    }

    private async Task<Outcome<TranslationView>> Draft(Actor actor, long ticket, string html, string? to, CancellationToken cancellationToken)
    {
        if (RequestWords.BodyRefusal(html) is { } unfit)
        {
            return unfit with { Field = "html" };
        }

        // As on its way into a reply and back again, or its pictures would be lost.
        var files = await links.Of(actor.Account);
        var (draft, pictures) = InlineImages.ToContentIds(html, [], files);
        return (await grains.Translations(actor).Draft(actor, ticket, draft, to, cancellationToken)).Succeeded(out var translation, out var refusal)
            ? Show(translation, InlineImages.ToAddresses(translation.Html, pictures, files, forEditing: true))
            : refusal;
    }

    public static TranslationView Shown(Translation translation) => Show(translation, translation.Html);

    private static TranslationView Show(Translation translation, string html) => new()
    {
        Html = html,
        Text = translation.Text,
        From = translation.From,
        To = translation.To,
        Provider = translation.Provider,
    };
}
