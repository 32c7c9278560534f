using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <summary>How a form is kept, and how members change what it says. Pure.</summary>
internal static class FillRules
{
    /// <summary>What was asked and what was answered; of file fields the names of the files.</summary>
    public static TicketForm Of(FormReading read, IReadOnlyDictionary<string, ImmutableArray<string>> files) => new()
    {
        Asked = [.. read.Shown.Select(Asked)],
        Values = read.Values.AddRange(files),
    };

    /// <summary>Whoever works on a ticket need not fill in what customers must; what they write must fit.</summary>
    /// <param name="fields">Those of the ticket's type, as it is now.</param>
    /// <param name="form">As it stands.</param>
    /// <param name="given">An empty value takes away what is there.</param>
    public static Outcome<TicketForm> Fill(
        ImmutableArray<InquiryField> fields, TicketForm form, ImmutableDictionary<string, ImmutableArray<string>> given)
    {
        if (given.Count > InquiryFieldRules.MostFields)
        {
            return InquiryRefusals.TooMany(InquiryFieldRules.MostFields, "fields");
        }

        foreach (var (key, said) in given)
        {
            var field = fields.FirstOrDefault(one => one.Key == key && one.Kind is not InquiryFieldKind.File);
            var (value, code) = field is null ? ([], said.IsDefaultOrEmpty ? null : "no_such_field") : FormRules.Read(field, said);

            // What was asked once may be taken away although it is asked no more.
            if (code is not null || (field is null && !form.Values.ContainsKey(key)))
            {
                return Unfit($"fields.{key}", code ?? "no_such_field", field);
            }

            form = value.IsEmpty ? form with { Values = form.Values.Remove(key) } : With(form, Asked(field!), value);
        }

        return form;
    }

    private static TicketForm With(TicketForm form, AskedField field, ImmutableArray<string> value)
    {
        var known = form.Asked.FirstOrDefault(one => one.Key == field.Key);
        return new()
        {
            Asked = known is null ? form.Asked.Add(field) : form.Asked.Replace(known, field),
            Values = form.Values.SetItem(field.Key, value),
        };
    }

    private static AskedField Asked(InquiryField field) => new()
    {
        Key = field.Key,
        Label = field.Label,
        Kind = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.Kind.ToString()),
        Options = [.. field.Options.Select(option => new AskedOption(option.Value, option.Label))],
    };

    private static Refusal Unfit(string path, string code, InquiryField? field) => code switch
    {
        "text_length" => InquiryRefusals.Length(FormRules.MostOf(field!), path),
        "not_a_number" => Refusal.Invalid("That is not a number.", path, "not_a_number"),
        "not_a_date" => Refusal.Invalid("A date is written as 2026-01-31.", path, "not_a_date"),
        "not_a_phone" => Refusal.Invalid("A phone number has 5 to 20 digits, spaces, \"+\" and \"-\".", path, "not_a_phone"),
        "not_an_email" => Refusal.Invalid("That is not an e-mail address.", path, "not_an_email"),
        "no_such_option" => Refusal.Invalid("That is none of the options.", path, "no_such_option"),
        _ => Refusal.Invalid("The inquiry type has no such field.", path, "no_such_field"),
    };
}
