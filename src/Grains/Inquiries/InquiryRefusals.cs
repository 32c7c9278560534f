using Oqupie.Contracts;

namespace Oqupie.Grains.Inquiries;

/// <summary>The noes about inquiry types that more than one rule says.</summary>
internal static class InquiryRefusals
{
    public static readonly Refusal NoSuchType = Refusal.NotFound("There is no such inquiry type.");

    public static readonly Refusal MovedOn = Refusal.Conflict("The inquiry type was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    public static readonly Refusal NameTaken = Refusal.Conflict("Another inquiry type of this brand has that name.", "name_taken", field: "name");

    public static Refusal TooMany(int most, string? field) => Refusal.Invalid($"At most {most} fit in here.", field, "too_many_entries").With("most", most);

    public static Refusal Length(int most, string field) => Refusal.Invalid($"Write 1 to {most} characters.", field, "text_length").With("most", most);

    public static Refusal TooLong(int most, string field) =>
        Refusal.Invalid($"This text has at most {most} characters.", field, "text_too_long").With("most", most);

    public static Refusal OutOfRange(int least, int most, string field) =>
        Refusal.Invalid($"A number from {least} to {most}.", field, "number_range").With("least", least).With("most", most);
}
