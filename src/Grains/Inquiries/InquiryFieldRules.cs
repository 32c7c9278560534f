using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Grains.Inquiries;

/// <summary>What the fields of a form may be. Pure.</summary>
internal static class InquiryFieldRules
{
    public const int MostFields = 40;
    public const int MostOptions = 100;

    private const int KeyLength = 40;
    private const int LabelLength = 120;
    private const int HelpLength = 1_000;
    private const int OptionLength = 120;

    /// <summary>As they are kept: without what their kind has no use for.</summary>
    public static Outcome<ImmutableArray<InquiryField>> Of(ImmutableArray<InquiryField> wanted)
    {
        if (wanted.Length > MostFields)
        {
            return InquiryRefusals.TooMany(MostFields, "fields");
        }

        var kept = ImmutableArray.CreateBuilder<InquiryField>(wanted.Length);

        foreach (var field in wanted)
        {
            var path = $"fields[{kept.Count}]";

            if (HasHoles(field))
            {
                return Refusal.Invalid("Something of it is missing.", path, "missing");
            }

            var next = Trimmed(field);

            if (WhatIsWrong(next, kept, path) is { } wrong)
            {
                return wrong;
            }

            kept.Add(next);
        }

        return kept.DrainToImmutable();
    }

    /// <summary>Characters that fit into a field where its type says nothing, and the most that it may say.</summary>
    public static int LengthOf(InquiryFieldKind kind) => kind switch
    {
        InquiryFieldKind.Text => 500,
        InquiryFieldKind.Paragraph => 10_000,
        InquiryFieldKind.Number => 40,
        InquiryFieldKind.Email => EmailAddress.MaxLength,
        InquiryFieldKind.Phone => 20,
        InquiryFieldKind.Date => 10,
        _ => OptionLength,
    };

    public static bool HasOptions(InquiryFieldKind kind) => kind is InquiryFieldKind.Select or InquiryFieldKind.MultiSelect;

    private static bool HasLength(InquiryFieldKind kind) => kind is InquiryFieldKind.Text or InquiryFieldKind.Paragraph or InquiryFieldKind.Number;

    // What programs send may hold nulls where a list has its entries.
    private static bool HasHoles(InquiryField? field) =>
        field is null
        || (!field.Options.IsDefault && field.Options.Any(option => option is null or { Value: null } or { Label: null }))
        || (field.ShowIf is { In: { IsDefault: false } values } && values.Contains(null!));

    private static InquiryField Trimmed(InquiryField field) => field with
    {
        Label = field.Label.Trim(),
        Help = field.Help.Trim(),
        Options = HasOptions(field.Kind) && !field.Options.IsDefault
            ? [.. field.Options.Select(option => new FieldOption(option.Value.Trim(), option.Label.Trim()))]
            : [],
        MaxLength = HasLength(field.Kind) ? field.MaxLength : null,
        ShowIf = field.ShowIf is { } condition
            ? condition with { In = condition.In.IsDefault ? [] : [.. condition.In.Select(value => value.Trim()).Distinct(StringComparer.Ordinal)] }
            : null,
    };

    private static Refusal? WhatIsWrong(InquiryField field, IReadOnlyCollection<InquiryField> before, string path) => field switch
    {
        _ when !IsKey(field.Key) => Refusal.Invalid(
            $"A key has 1 to {KeyLength} of the letters a to z, digits, \"_\" and \"-\".", $"{path}.key", "bad_key").With("most", KeyLength),
        _ when before.Any(other => other.Key == field.Key) => Refusal.Invalid("Another field of this form has that key.", $"{path}.key", "key_taken"),
        _ when field.Label.Length is 0 || Graphemes.Exceed(field.Label, LabelLength) => InquiryRefusals.Length(LabelLength, $"{path}.label"),
        _ when Graphemes.Exceed(field.Help, HelpLength) => InquiryRefusals.TooLong(HelpLength, $"{path}.help"),
        _ when !Enum.IsDefined(field.Kind) => Refusal.Invalid("There is no such kind of field.", $"{path}.kind", "unknown_choice"),
        { MaxLength: { } most } when most < 1 || most > LengthOf(field.Kind) =>
            InquiryRefusals.OutOfRange(1, LengthOf(field.Kind), $"{path}.maxLength"),
        _ => OptionsWrong(field, $"{path}.options") ?? (field.ShowIf is { } condition ? ConditionWrong(condition, before, $"{path}.showIf") : null),
    };

    private static Refusal? OptionsWrong(InquiryField field, string path)
    {
        if (!HasOptions(field.Kind))
        {
            return null;
        }

        if (field.Options.IsEmpty)
        {
            return Refusal.Invalid("Give it something to choose from.", path, "no_options");
        }

        if (field.Options.Length > MostOptions)
        {
            return InquiryRefusals.TooMany(MostOptions, path);
        }

        var values = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < field.Options.Length; i++)
        {
            var (value, label) = field.Options[i];

            if (!IsOptionText(value) || !IsOptionText(label))
            {
                return InquiryRefusals.Length(OptionLength, $"{path}[{i}].{(IsOptionText(value) ? "label" : "value")}");
            }

            if (!values.Add(value))
            {
                return Refusal.Invalid("Another option of this field has that value.", $"{path}[{i}].value", "option_taken");
            }
        }

        return null;
    }

    // Only what stands before can be asked, so no two fields wait for each other.
    private static Refusal? ConditionWrong(FieldCondition condition, IReadOnlyCollection<InquiryField> before, string path) =>
        before.FirstOrDefault(other => other.Key == condition.Field) is { } asked
        && !condition.In.IsEmpty
        && condition.In.Length <= MostOptions
        && condition.In.All(value => CanBe(asked, value))
            ? null
            : Refusal.Invalid("A field is shown by the value of one that stands before it, and by a value that this one can have.", path, "bad_condition");

    private static bool CanBe(InquiryField field, string value) => field.Kind switch
    {
        InquiryFieldKind.Select or InquiryFieldKind.MultiSelect => field.Options.Any(option => option.Value == value),
        InquiryFieldKind.Checkbox => value is FormRules.Ticked,
        InquiryFieldKind.File => false,
        _ => IsOptionText(value),
    };

    private static bool IsOptionText(string text) => text.Length > 0 && !Graphemes.Exceed(text, OptionLength) && !text.Any(char.IsControl);

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= KeyLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
