using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Grains.Inquiries;

/// <summary>What was filled into a form, checked and as it is kept. Pure.</summary>
internal static partial class FormRules
{
    /// <summary>What a ticked checkbox says.</summary>
    public const string Ticked = "true";

    private const int LeastPhone = 5;

    /// <summary>Every field in the order of the form: whether it is asked at all, what it says and what is wrong with it, all at once.</summary>
    /// <param name="fields">The form.</param>
    /// <param name="given">Of whatever keys; those of no field, and of hidden ones, are dropped.</param>
    /// <param name="files">The keys of the fields that files were given for.</param>
    public static FormReading Read(
        ImmutableArray<InquiryField> fields, ImmutableDictionary<string, ImmutableArray<string>> given, FrozenSet<string> files)
    {
        var shown = ImmutableArray.CreateBuilder<InquiryField>();
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        var faults = ImmutableArray.CreateBuilder<InquiryFault>();

        foreach (var field in fields.Where(field => field.ShowIf is not { } condition || Holds(condition, values)))
        {
            shown.Add(field);
            var (value, code) = Read(field, given.GetValueOrDefault(field.Key, []));
            var isThere = field.Kind is InquiryFieldKind.File ? files.Contains(field.Key) : !value.IsEmpty;

            if (code is not null || (field.Required && !isThere))
            {
                faults.Add(new($"f.{field.Key}", code ?? "missing", code is "text_length" ? MostOf(field) : null));
            }
            else if (!value.IsEmpty)
            {
                values.Add(field.Key, value);
            }
        }

        return new(shown.DrainToImmutable(), values.ToImmutable(), faults.DrainToImmutable());
    }

    /// <summary>One field by itself: what is kept of it, nothing where nothing was said; or the code of what is wrong.</summary>
    public static (ImmutableArray<string> Value, string? Code) Read(InquiryField field, ImmutableArray<string> given)
    {
        given = given.IsDefault ? [] : given;

        if (field.Kind is InquiryFieldKind.MultiSelect)
        {
            return Chosen(field, [.. given.Select(PlainText.Line).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)]);
        }

        var most = MostOf(field);
        var first = given.IsEmpty ? "" : given[0] ?? "";
        var said = field.Kind is InquiryFieldKind.Paragraph ? PlainText.Lines(first) : PlainText.Line(first);

        if (said.Length is 0)
        {
            return ([], null);
        }

        return field.Kind switch
        {
            InquiryFieldKind.File => ([], null),
            InquiryFieldKind.Checkbox => (said is Ticked ? [Ticked] : [], null),
            InquiryFieldKind.Select => Chosen(field, [said]),
            _ when Graphemes.Exceed(said, most) => ([], "text_length"),
            InquiryFieldKind.Number when !Number().IsMatch(said) => ([], "not_a_number"),
            InquiryFieldKind.Date when !DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                ([], "not_a_date"),
            InquiryFieldKind.Phone when !IsPhone(said) => ([], "not_a_phone"),
            InquiryFieldKind.Email when !EmailAddress.IsValid(said) => ([], "not_an_email"),
            InquiryFieldKind.Email => ([EmailAddress.Readable(said)], null),
            _ => ([said], null),
        };
    }

    public static int MostOf(InquiryField field) => field.MaxLength ?? InquiryFieldRules.LengthOf(field.Kind);

    private static bool Holds(FieldCondition condition, ImmutableDictionary<string, ImmutableArray<string>>.Builder values) =>
        values.TryGetValue(condition.Field, out var said) && said.Any(condition.In.Contains);

    // In the order of the form, whatever the order they came in.
    private static (ImmutableArray<string> Value, string? Code) Chosen(InquiryField field, ImmutableArray<string> given) =>
        given.All(value => field.Options.Any(option => option.Value == value))
            ? ([.. field.Options.Select(option => option.Value).Where(given.Contains)], null)
            : ([], "no_such_option");

    private static bool IsPhone(string said) =>
        said.Length >= LeastPhone && said.Count(char.IsAsciiDigit) >= LeastPhone && said.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ');

    [GeneratedRegex(@"\A[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

/// <param name="Shown">The fields that are asked, in order.</param>
/// <param name="Values">What is kept, by key; of a file field nothing.</param>
/// <param name="Faults">In the order of the form.</param>
internal sealed record FormReading(
    ImmutableArray<InquiryField> Shown, ImmutableDictionary<string, ImmutableArray<string>> Values, ImmutableArray<InquiryFault> Faults);
