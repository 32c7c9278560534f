using System.Globalization;
using System.Net;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>
/// How a brand's mail looks: as its template says, or as usual. A template in which the text would not stand is passed over, so that no customer gets an empty
/// mail.
/// </summary>
internal sealed class MailLook(BrandInfo brand, IArticleHtml harmless, IRichText richText)
{
    // Not written by people, so the text of a template can be filled after it was made.
    private const char Opens = '\uE000';
    private const char Closes = '\uE001';

    private readonly MailFoot _foot = new(brand);
    private readonly string _template = brand.MailTemplate.Length is 0 ? "" : harmless.Sanitise(brand.MailTemplate);

    public string Html(MailWords words)
    {
        var body = string.IsNullOrEmpty(words.Html) ? MailParagraphs.Of(words.Text) : words.Html;
        return _foot.Page(HasBody ? MailPlaceholders.Fill(_template, (name, inTag) => InHtml(name, inTag, body, words)) : _foot.Usual(body));
    }

    public string Text(MailWords words)
    {
        if (!HasBody)
        {
            return _foot.Text(words.Text);
        }

        var marked = MailPlaceholders.Fill(_template, (name, inTag) => MailPlaceholders.Names.Contains(name) ? inTag ? "" : $"{Opens}{name}{Closes}" : null);
        var text = richText.ToText(marked);

        foreach (var name in MailPlaceholders.Names.Remove(MailPlaceholders.Body))
        {
            text = text.Replace($"{Opens}{name}{Closes}", InText(name, words), StringComparison.Ordinal);
        }

        // Last, so that nothing in it is taken for a place.
        var body = words.Text.ReplaceLineEndings("\n").TrimEnd();
        return $"{text.Replace($"{Opens}{MailPlaceholders.Body}{Closes}", body, StringComparison.Ordinal).TrimEnd()}\n";
    }

    private bool HasBody
    {
        get
        {
            var stands = false;
            MailPlaceholders.Fill(_template, (name, inTag) =>
            {
                stands |= name is MailPlaceholders.Body && !inTag;
                return null;
            });
            return stands;
        }
    }

    private string? InHtml(string name, bool inTag, string body, MailWords words) => name switch
    {
        MailPlaceholders.Body => inTag ? "" : body,
        MailPlaceholders.Signature => inTag ? "" : _foot.Signature,
        MailPlaceholders.History => inTag ? "" : MailHistory.Html(words.History),
        _ when MailPlaceholders.Names.Contains(name) => WebUtility.HtmlEncode(InText(name, words)),
        _ => null,
    };

    private string InText(string name, MailWords words) => name switch
    {
        MailPlaceholders.Signature => _foot.SignatureText,
        MailPlaceholders.Agent => words.Agent,
        MailPlaceholders.Brand => brand.Name,
        MailPlaceholders.Ticket => words.Ticket.ToString(CultureInfo.InvariantCulture),
        MailPlaceholders.History => MailHistory.Text(words.History),
        _ => "",
    };
}
