using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>A form as it is kept with a ticket, and as it is shown. Pure.</summary>
internal static class FormContent
{
    public static Content Of(TicketForm form, string customer, DateTimeOffset now) => new()
    {
        Id = LocalKey.InOrder(now),
        Customer = customer,
        Text = string.Join('\n', form.Asked.Where(field => form.Values.ContainsKey(field.Key)).Select(field => $"{field.Label}: {Words(form, field)}")),
        Meta = new() { Form = form },
    };

    /// <summary>The ticket alone, with what its form says.</summary>
    public static TicketView With(TicketView view, TicketForm form, string? typeName)
    {
        var many = form.Asked.Where(field => field.IsMany).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        return view with
        {
            TypeName = typeName,
            Form = form.Asked,
            Fields = form.Values.ToImmutableDictionary(
                one => one.Key, one => new FieldValue { Values = one.Value, IsMany = many.Contains(one.Key) }),
        };
    }

    // By what stood there to choose as well as by what is kept of it.
    private static string Words(TicketForm form, AskedField field) => string.Join(
        ", ",
        form.Values[field.Key].Select(value => field.Options.FirstOrDefault(option => option.Value == value)?.Label is { } label && label != value
            ? $"{label} ({value})"
            : value));
}
