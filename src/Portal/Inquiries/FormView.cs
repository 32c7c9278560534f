using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Languages;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>A form as it is shown: what it asks, what was filled in, and what of that is wrong.</summary>
/// <param name="Portal">Whose.</param>
/// <param name="Form">Null where it has subject and question alone.</param>
/// <param name="Posted">What was filled in.</param>
/// <param name="Faults">In any order.</param>
/// <param name="Token">Goes along.</param>
/// <param name="Kept">Files that came already, sealed.</param>
/// <param name="Megabytes">The largest file.</param>
internal sealed record FormView(
    OpenPortal Portal,
    InquiryForm? Form,
    PostedInquiry Posted,
    ImmutableArray<InquiryFault> Faults,
    string Token,
    ImmutableArray<(string Sealed, string Name)> Kept,
    long Megabytes)
{
    public InquiryWords Words => Portal.Words.Inquiries;

    public string Path => Portal.Path(Form is null ? "/request" : $"/request?type={Form.Id}");

    public string Body => Posted.Body.Length > 0 || Posted.Token.Length > 0 ? Posted.Body : Form?.Template ?? "";

    public IEnumerable<FieldView> Fields => Form is null ? [] : Form.Fields.Select(Of);

    /// <summary>In words; null where nothing is wrong with the field.</summary>
    public string? Fault(string name) => Faults.FirstOrDefault(fault => fault.Field == name) is { } fault ? Say(fault) : null;

    /// <summary>What is at fault, where it is, and in words.</summary>
    public IEnumerable<(string? Id, string? Label, string Say)> Wrong =>
        from fault in Faults
        orderby PlaceOf(fault.Field)
        select (fault.Field.Length is 0 ? null : FieldView.IdOf(fault.Field), LabelOf(fault.Field), Say(fault));

    private FieldView Of(InquiryField field) => new(this, field, ValuesOf(field.Key), Fault($"f.{field.Key}"), IsShown(field), OnlyIf(field));

    // What is missing of a box to tick is consent.
    private string Say(InquiryFault fault) =>
        fault.Code is "missing" && Form?.Fields.Any(field => field.Kind is InquiryFieldKind.Checkbox && fault.Field == $"f.{field.Key}") is true
            ? Words.NotAgreed
            : Words.Of(fault.Code, fault.Most);

    private ImmutableArray<string> ValuesOf(string key) => Posted.Fields.GetValueOrDefault(key, []);

    // As the grain decides it: a field hangs on one before it, and is hidden with it.
    private bool IsShown(InquiryField field) =>
        field.ShowIf is not { } condition
        || (Form!.Fields.FirstOrDefault(other => other.Key == condition.Field) is { } other && IsShown(other)
            && ValuesOf(other.Key).Any(condition.In.Contains));

    private string? OnlyIf(InquiryField field)
    {
        if (field.ShowIf is not { } condition || Form!.Fields.FirstOrDefault(other => other.Key == condition.Field) is not { } other)
        {
            return null;
        }

        var chosen = condition.In.Select(value => other.Options.FirstOrDefault(option => option.Value == value)?.Label ?? "✓");
        return string.Format(CultureInfo.InvariantCulture, Words.OnlyIf, other.Label, string.Join(", ", chosen));
    }

    // Where it stands on the page; what belongs to no field comes first.
    private int PlaceOf(string name) => name switch
    {
        "email" => 1,
        "name" => 2,
        "subject" => 3,
        ['f', '.', .. var key] => 4 + (Form?.Fields.Select(field => field.Key).ToList().IndexOf(key) ?? 0),
        "body" => int.MaxValue - 1,
        "files" => int.MaxValue,
        _ => 0,
    };

    private string? LabelOf(string name) => name switch
    {
        "subject" => Words.Subject,
        "body" => Words.Question,
        "name" => Words.Name,
        "email" => Words.Email,
        "files" => Words.Files,
        "type" => Words.WhatAbout,
        ['f', '.', .. var key] => Form?.Fields.FirstOrDefault(field => field.Key == key)?.Label,
        _ => null,
    };
}

/// <summary>One field of a form.</summary>
/// <param name="View">The form.</param>
/// <param name="Field">What it asks.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="Fault">What is wrong with it, in words; null for nothing.</param>
/// <param name="Shown">False where its condition does not hold.</param>
/// <param name="OnlyIf">Its condition in words, for who sees all fields; null where it has none.</param>
internal sealed record FieldView(FormView View, InquiryField Field, ImmutableArray<string> Values, string? Fault, bool Shown, string? OnlyIf)
{
    public string Name => $"f.{Field.Key}";

    public string Id => IdOf(Name);

    public string Value => Values.FirstOrDefault("");

    /// <summary>Ids of what says more about it; null where nothing does.</summary>
    public string? Described => (Help: Field.Help.Length > 0 && !IsCheckbox, Wrong: Fault is not null) switch
    {
        (true, true) => $"{Id}-help {Id}-wrong",
        (true, false) => $"{Id}-help",
        (false, true) => $"{Id}-wrong",
        _ => null,
    };

    public bool IsCheckbox => Field.Kind is InquiryFieldKind.Checkbox;

    /// <summary>For the script: which values of the other field show this one.</summary>
    public string? In => Field.ShowIf is { } condition ? JsonSerializer.Serialize(condition.In) : null;

    public static string IdOf(string name) => $"ask-{name.Replace('.', '-')}";
}
