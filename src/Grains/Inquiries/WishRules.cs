using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Grains.Inquiries;

/// <summary>What a customer's inquiry may be, whoever handed it in. Pure.</summary>
internal static class WishRules
{
    public const int SubjectLength = 200;
    public const int BodyLength = 20_000;
    public const int NameLength = 100;
    public const int MostFiles = 20;

    /// <summary>Under which a ticket bears who asked it, where that was verified. Nobody can say it of themselves.</summary>
    public const string VerifiedUser = "verifiedUserId";

    private const int MostPairs = 100;
    private const int PairKeyLength = 100;
    private const int PairLength = 2_000;
    private const int LanguageLength = 35; // RFC 5646 §4.4.1.

    /// <summary>They say who calls and not who asks.</summary>
    private static readonly FrozenSet<string> ControlKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "access_key",
        "secret_key",
        "brand_key1",
        "brand_key2",
        "brand_key3",
        "jwt",
        "exp",
        "iat",
        "nbf",
        "iss",
        "aud",
        "jti",
        VerifiedUser);

    /// <summary>The wish as it is kept, with everything that is wrong with it in the order of the form.</summary>
    /// <param name="wish">As it was handed in.</param>
    /// <param name="type">The one that it names, if that is on; null where it names none or there is none.</param>
    public static InquiryReading Read(InquiryWish wish, InquiryType? type)
    {
        var clean = wish with
        {
            Subject = PlainText.Line(wish.Subject),
            Body = PlainText.Lines(wish.Body),
            Name = PlainText.Line(wish.Name),
            Email = EmailAddress.Readable(wish.Email.Trim()),
            Language = wish.Language is { Length: > 0 and <= LanguageLength } language && language.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
                ? language
                : null,
            AdditionalInformation = Information(wish.AdditionalInformation, PlainText.Line(wish.VerifiedUser)),
            VerifiedUser = PlainText.Line(wish.VerifiedUser) is { Length: > 0 } user ? user : null,
        };
        var fields = type?.Fields ?? [];
        var files = wish.Files.Where(file => file.Field is not null).Select(file => file.Field!).ToFrozenSet(StringComparer.Ordinal);
        var form = FormRules.Read(fields, wish.Fields, files);
        var shown = form.Shown.Where(field => field.Kind is InquiryFieldKind.File).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        clean = clean with { Files = [.. wish.Files.Where(file => file.Field is null || shown.Contains(file.Field))] };
        return new(clean, form, [.. Faults(clean, type), .. form.Faults, .. TooManyFiles(clean)]);
    }

    /// <summary>The same form sent again is the same message.</summary>
    public static string KeyOf(string brand, InquiryWish wish) =>
        $"inquiry:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{brand}\n{wish.WishId}")))}";

    private static IEnumerable<InquiryFault> Faults(InquiryWish wish, InquiryType? type)
    {
        if (wish.Type is not null && type is null)
        {
            yield return new("type", "no_such_type", null);
        }

        if (Length("name", wish.Name, NameLength) is { } name && wish.Name.Length > 0)
        {
            yield return name;
        }

        if (!EmailAddress.IsValid(wish.Email))
        {
            yield return new("email", wish.Email.Length is 0 ? "missing" : "not_an_email", null);
        }

        if (Length("subject", wish.Subject, SubjectLength) is { } subject)
        {
            yield return subject;
        }

        if (Length("body", wish.Body, BodyLength) is { } body)
        {
            yield return body;
        }
    }

    private static InquiryFault? Length(string field, string text, int most) =>
        text.Length is 0 ? new(field, "missing", null)
        : Graphemes.Exceed(text, most) ? new(field, "text_length", most)
        : null;

    private static IEnumerable<InquiryFault> TooManyFiles(InquiryWish wish) =>
        wish.Files.Length > MostFiles ? [new("files", "too_many_files", MostFiles)] : [];

    // What does not fit is left out: no customer could do anything about it.
    private static ImmutableDictionary<string, string> Information(ImmutableDictionary<string, string> said, string verified)
    {
        var kept = said
            .Select(pair => (Key: PlainText.Line(pair.Key), Value: PlainText.Lines(pair.Value)))
            .Where(pair => pair.Key.Length is > 0 and <= PairKeyLength && !ControlKeys.Contains(pair.Key) && pair.Value.Length <= PairLength)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostPairs)
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return verified.Length is 0 ? kept : kept.SetItem(VerifiedUser, verified);
    }
}

/// <param name="Wish">As it is kept.</param>
/// <param name="Form">What its fields say.</param>
/// <param name="Faults">Empty where nothing is wrong.</param>
internal sealed record InquiryReading(InquiryWish Wish, FormReading Form, ImmutableArray<InquiryFault> Faults);
