using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <summary>What inquiry types may be. Pure; who gets its tickets is for the grain to look up.</summary>
internal static class InquiryTypeRules
{
    public const int Most = 50;

    private const int NameLength = 80;
    private const int DescriptionLength = 500;
    private const int TemplateLength = 5_000;

    public static Outcome<InquiryType> Make(InquiryBook book, string id, InquiryTypeChange change) =>
        book.Types.Length >= Most
            ? InquiryRefusals.TooMany(Most, null)
            : Change(
                book,
                new() { Id = id, Name = "", Position = book.Types.Length, Version = 0 },
                change with { ExpectedVersion = null });

    /// <summary>As it was, version and all, where nothing is another.</summary>
    public static Outcome<InquiryType> Change(InquiryBook book, InquiryType before, InquiryTypeChange change)
    {
        if (change.ExpectedVersion is { } expected && expected != before.Version)
        {
            return InquiryRefusals.MovedOn;
        }

        var last = before.Version is 0 ? book.Types.Length : book.Types.Length - 1;
        var after = before with
        {
            Name = change.Name?.Trim() ?? before.Name,
            Description = change.Description?.Trim() ?? before.Description,
            On = change.On ?? before.On,
            Position = change.Position is { } position ? Math.Clamp(position, 0, last) : before.Position,
            Template = change.Template ?? before.Template,
            Assignee = change.Assignee ?? before.Assignee,
            Importance = change.NoImportance ? null : change.Importance ?? before.Importance,
            Tags = change.Tags is { } tags ? [.. tags.Select(tag => tag.Trim()).Distinct(StringComparer.Ordinal)] : before.Tags,
        };

        if (WhatIsWrong(book, after) is { } wrong)
        {
            return wrong;
        }

        if (change.Fields is { } fields)
        {
            if (!InquiryFieldRules.Of(fields).Succeeded(out var kept, out var refusal))
            {
                return refusal;
            }

            after = after with { Fields = kept };
        }

        return before.Version > 0 && Same(before, after) ? before : after with { Version = before.Version + 1 };
    }

    private static Refusal? WhatIsWrong(InquiryBook book, InquiryType type) => type switch
    {
        _ when type.Name.Length is 0 || Graphemes.Exceed(type.Name, NameLength) => InquiryRefusals.Length(NameLength, "name"),
        _ when type.Name.Any(char.IsControl) => Refusal.Invalid($"A name is one line of at most {NameLength} characters.", "name", "one_line")
            .With("most", NameLength),
        _ when book.Types.Any(other => other.Id != type.Id && string.Equals(other.Name, type.Name, StringComparison.OrdinalIgnoreCase)) =>
            InquiryRefusals.NameTaken,
        _ when Graphemes.Exceed(type.Description, DescriptionLength) => InquiryRefusals.TooLong(DescriptionLength, "description"),
        _ when Graphemes.Exceed(type.Template, TemplateLength) => InquiryRefusals.TooLong(TemplateLength, "template"),
        _ => FieldRules.TagRefusal(type.Tags),
    };

    // Records hold arrays by reference, and what is written is what counts.
    private static bool Same(InquiryType one, InquiryType other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
