using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>What a customer's profile may be. Pure; the same values again change nothing.</summary>
internal static class CustomerRules
{
    public const int NameLength = 200;
    public const int MaxTags = 100;
    public const int TagLength = 60;

    /// <summary>Of each sort: addresses, and external ids.</summary>
    public const int MaxIdentities = 50;

    private const int ExternalIdLength = 200;
    private const int LanguageLength = 35; // RFC 5646 §4.4.1.

    /// <summary>Whether nothing of a customer can be hidden from them, which erasing and handing out takes.</summary>
    public static bool SeesAll(Actor actor) => actor.Scope is TicketScope.All && actor.ServesAll(null);

    /// <summary>What is known before: somebody without anything, at no version.</summary>
    public static Outcome<Customer> Make(CustomerId id, CustomerChangeWish wish, DateTimeOffset now)
    {
        var nobody = new Customer { Id = id, CreatedAt = now };
        return wish.Name is null ? NameWrong : Change(nobody, wish with { ExpectedVersion = null }, now);
    }

    /// <returns>As they were where nothing is another.</returns>
    public static Outcome<Customer> Change(Customer before, CustomerChangeWish wish, DateTimeOffset now)
    {
        if (wish.ExpectedVersion is { } expected && expected != before.Version)
        {
            return CustomerRefusals.MovedOn;
        }

        var name = wish.Name is { } said ? Clean(said) : null;

        if (WhatIsWrong(wish, name) is { } refusal)
        {
            return refusal;
        }

        var after = before with
        {
            Name = name ?? before.Name,
            Named = before.Named || (name is not null && name != before.Name),
            Rating = wish.Rating ?? before.Rating,
            Tags = wish.Tags is { } tags ? Same([.. tags.Select(tag => Clean(tag)).Distinct(StringComparer.Ordinal)], before.Tags) : before.Tags,
            Language = wish.Language is { } language ? (language.Trim() is { Length: > 0 } given ? given : null) : before.Language,
            Identities = Same(Identities(before, wish), before.Identities),
        };
        return after == before ? before : after with { UpdatedAt = now };
    }

    /// <summary>What of the two is another, as programs call it.</summary>
    public static ImmutableArray<string> Fields(Customer before, Customer after) =>
    [
        .. before.Name != after.Name ? ["name"] : Array.Empty<string>(),
        .. before.Rating != after.Rating ? ["rating"] : Array.Empty<string>(),
        .. before.Tags != after.Tags ? ["tags"] : Array.Empty<string>(),
        .. before.Language != after.Language ? ["language"] : Array.Empty<string>(),
        .. Are(before, after, one => one.IsEmail) ? Array.Empty<string>() : ["emails"],
        .. Are(before, after, one => one.IsExternal) ? Array.Empty<string>() : ["externalIds"],
    ];

    /// <summary>Without what would turn round or break the text that stands beside it.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);

        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    // What channels know them by is nobody's to write.
    private static ImmutableArray<CustomerIdentity> Identities(Customer before, CustomerChangeWish wish) =>
    [
        .. before.Identities
            .Where(one => (wish.Emails is null || !one.IsEmail) && (wish.ExternalIds is null || !one.IsExternal))
            .Concat((wish.Emails ?? []).Select(CustomerIdentity.Email))
            .Concat((wish.ExternalIds ?? []).Select(CustomerIdentity.External))
            .Distinct()
            .OrderBy(one => one.ToString(), StringComparer.Ordinal),
    ];

    // Arrays are compared by which they are, so the one that was stays where it says the same.
    private static ImmutableArray<T> Same<T>(ImmutableArray<T> after, ImmutableArray<T> before) => after.SequenceEqual(before) ? before : after;

    private static bool Are(Customer before, Customer after, Func<CustomerIdentity, bool> sort) =>
        before.Identities.Where(sort).SequenceEqual(after.Identities.Where(sort));

    private static Refusal NameWrong =>
        Refusal.Invalid($"A name has 1 to {NameLength} characters.", "name", "text_length").With("least", 1).With("most", NameLength);

    private static Refusal? WhatIsWrong(CustomerChangeWish wish, string? name) => wish switch
    {
        _ when name is { Length: 0 or > NameLength } => NameWrong,
        { Tags.Length: > MaxTags } => Refusal.Invalid($"A customer has at most {MaxTags} tags.", "tags", "too_many_tags").With("most", MaxTags),
        { Tags: { } tags } when tags.Any(tag => Clean(tag ?? "") is not { Length: > 0 and <= TagLength }) =>
            Refusal.Invalid($"A tag has 1 to {TagLength} characters.", "tags", "tag_length").With("most", TagLength),
        { Language: { } language } when !IsLanguage(language.Trim()) => Refusal.Invalid("That is no language.", "language", "not_a_language"),
        { Emails.Length: > MaxIdentities } => TooMany("emails"),
        { Emails: { } emails } when emails.Any(email => !EmailAddress.IsValid(email?.Trim())) =>
            Refusal.Invalid("That is not an e-mail address.", "emails", "not_an_email"),
        { ExternalIds.Length: > MaxIdentities } => TooMany("externalIds"),
        { ExternalIds: { } ids } when ids.Any(id => id?.Trim() is not { Length: > 0 and <= ExternalIdLength } || id.Any(char.IsControl)) =>
            Refusal.Invalid($"An id has 1 to {ExternalIdLength} characters.", "externalIds", "text_length").With("least", 1).With("most", ExternalIdLength),
        _ => null,
    };

    private static Refusal TooMany(string field) =>
        Refusal.Invalid($"A customer has at most {MaxIdentities} of these.", field, "too_many_identities").With("most", MaxIdentities);

    private static bool IsLanguage(string text) =>
        text.Length <= LanguageLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && text is not ['-', ..] and not [.., '-'];
}
