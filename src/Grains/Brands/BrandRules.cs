using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

/// <summary>What a brand may be. Pure but for <see cref="RandomSlug"/>.</summary>
internal static partial class BrandRules
{
    private const int NameLength = 80;
    private const int SignatureLength = 2000;
    private const int AutoReplyLength = 4000;
    private const int SlugLength = 40;
    private const int MailTemplateLength = 20_000;

    public static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    public static readonly Refusal SlugTaken = Refusal.Conflict("Another brand of this server has that address.", "slug_taken", field: "slug");

    /// <summary>A new brand, its slug left empty where the wish names none.</summary>
    public static Outcome<BrandInfo> Make(string id, BrandWish wish) =>
        Change(new() { Id = id, Name = "", Slug = "", Language = "", SupportEmail = "" }, wish);

    public static Outcome<BrandInfo> Change(BrandInfo brand, BrandWish wish)
    {
        var changed = brand with
        {
            Name = wish.Name?.Trim() ?? brand.Name,
            Language = wish.Language ?? brand.Language,
            SupportEmail = wish.SupportEmail?.Trim() ?? brand.SupportEmail,
            Slug = wish.Slug?.Trim() ?? brand.Slug,
            SenderName = wish.SenderName?.Trim() ?? brand.SenderName,
            Signature = wish.Signature ?? brand.Signature,
            AutoReply = wish.AutoReply ?? brand.AutoReply,
            MailTemplate = wish.MailTemplate?.Trim() ?? brand.MailTemplate,
        };

        return WhatIsWrong(changed) is { } refusal ? refusal : changed;
    }

    /// <summary>What a brand is that does not know itself, by what was decided about it; null where it is what it was.</summary>
    public static BrandState? Finish(BrandState state, BrandDecision decided) => (state, decided) switch
    {
        ({ Wanted: { } wanted }, { Entry: { } entry }) when IsNew(state.Info, entry) => new() { Info = wanted with { Slug = entry.Slug } },
        ({ Wanted: not null }, _) => state with { Wanted = null },
        ({ Info: null }, { Former: { } former }) => new() { Info = former },
        _ => null,
    };

    // The directory is asked only where name or slug change, so an entry that says what the brand was says that nothing was decided.
    private static bool IsNew(BrandInfo? before, BrandEntry entry) => entry.Name != before?.Name || entry.Slug != before.Slug;

    /// <summary>"cook-town" for "Cook Town"; null where the name has letters that an address cannot carry.</summary>
    public static string? SlugFrom(string name)
    {
        var slug = new StringBuilder();

        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsLetter(c))
            {
                return null;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && slug is { Length: > 0 } && slug[^1] is not '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, SlugLength)).Trim('-');
        return IsSlug(text) ? text : null;
    }

    public static string RandomSlug() => LocalKey.New()[..8];

    /// <summary>The same slug with something random behind it, for a name that another brand has already.</summary>
    public static string Varied(string slug)
    {
        var tail = RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 4);
        return $"{slug[..Math.Min(slug.Length, SlugLength - 5)].TrimEnd('-')}-{tail}";
    }

    public static bool IsSlug(string text) => SlugShape().IsMatch(text);

    private static Refusal? WhatIsWrong(BrandInfo brand) => brand switch
    {
        { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A brand's name has 1 to {NameLength} characters.", "name", "text_length")
            .With("most", NameLength),
        _ when !BrandInfo.Languages.Contains(brand.Language) =>
            Refusal.Invalid($"The language is one of {string.Join(", ", BrandInfo.Languages)}.", "language", "unknown_language"),
        _ when !EmailAddress.IsValid(brand.SupportEmail) => Refusal.Invalid("That is no e-mail address.", "supportEmail", "not_an_email"),
        _ when brand.Slug.Length > 0 && !IsSlug(brand.Slug) =>
            Refusal.Invalid($"A slug has 2 to {SlugLength} of a-z, 0-9 and -, without a - at its ends.", "slug", "slug_shape").With("most", SlugLength),
        _ when brand.SenderName.Length > NameLength || brand.SenderName.Any(char.IsControl) =>
            Refusal.Invalid($"A sender's name is one line of at most {NameLength} characters.", "senderName", "one_line").With("most", NameLength),
        { Signature.Length: > SignatureLength } => Refusal.Invalid($"A signature has at most {SignatureLength} characters.", "signature", "text_too_long")
            .With("most", SignatureLength),
        { AutoReply.Text: null or { Length: > AutoReplyLength } } =>
            Refusal.Invalid($"An automatic answer has at most {AutoReplyLength} characters.", "autoReply.text", "text_too_long").With("most", AutoReplyLength),
        { MailTemplate.Length: > MailTemplateLength } =>
            Refusal.Invalid($"A mail template has at most {MailTemplateLength} characters.", "mailTemplate", "text_too_long")
                .With("most", MailTemplateLength),
        { MailTemplate.Length: > 0 } => WhatIsWrong(MailPlaceholders.In(brand.MailTemplate)),
        _ => null,
    };

    private static Refusal? WhatIsWrong(ImmutableArray<string> places)
    {
        if (places.FirstOrDefault(name => !MailPlaceholders.Names.Contains(name)) is { } unknown)
        {
            return Refusal.Invalid(
                $"There is no {{{{{unknown}}}}}; there are {string.Join(", ", MailPlaceholders.Names.Select(name => $"{{{{{name}}}}}"))}.",
                "mailTemplate",
                "unknown_placeholder").With("name", unknown);
        }

        return places.Count(name => name is MailPlaceholders.Body) is 1
            ? null
            : Refusal.Invalid("A mail template has {{body}} once: there the reply's text stands.", "mailTemplate", "body_placeholder_once");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
