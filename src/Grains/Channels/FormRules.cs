using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>What the values of a form may be. Pure.</summary>
internal static class FormRules
{
    private const int MaxText = 16_384; // A service account's key file is about 2,400.

    /// <summary>A wish with what is usual, and with the stored secrets that it leaves out, if they still go to the same place.</summary>
    public static FormSettings Complete(ImmutableArray<FormField> fields, FormSettings wished, FormSettings? stored)
    {
        var values = wished.Values.ToBuilder();

        foreach (var field in fields.Where(field => !IsSaid(wished, field)))
        {
            values.Remove(field.Key);

            if (field.Kind is not FieldKind.Secret && field.Usual is { } usual)
            {
                values[field.Key] = usual;
            }
        }

        var complete = wished with { Values = values.ToImmutable(), Secrets = [] };

        if (stored is not null && fields.Where(IsPlace).All(field => complete.Text(field.Key) == stored.Text(field.Key)))
        {
            var kept = fields.Where(field => field.Kind is FieldKind.Secret && !IsSaid(wished, field) && IsSaid(stored, field));
            complete = complete with { Values = complete.Values.SetItems(kept.Select(field => KeyValuePair.Create(field.Key, stored.Text(field.Key)))) };
        }

        return complete;
    }

    /// <summary>Refused where a stored secret was left out that would go to another place.</summary>
    public static Refusal? CheckPlaces(ImmutableArray<FormField> fields, FormSettings wished, FormSettings? stored)
    {
        if (stored is null)
        {
            return null;
        }

        var complete = Complete(fields, wished, null);
        return fields.Where(IsPlace).All(field => complete.Text(field.Key) == stored.Text(field.Key))
            ? null
            : fields.Where(field => field.Kind is FieldKind.Secret && !IsSaid(wished, field) && IsSaid(stored, field))
                .Select(field => ChannelRules.SayAgain(Name(field.Key))).FirstOrDefault();
    }

    /// <summary>Refused by the field that is to blame.</summary>
    public static Refusal? Check(ImmutableArray<FormField> fields, FormSettings complete) =>
        complete.Values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(key => fields.All(field => field.Key != key)) is { } stranger
            ? Refusal.Invalid("This kind of channel has no such setting.", Name(stranger), "unknown_setting")
            : fields.Select(field => Check(field, complete)).FirstOrDefault(refusal => refusal is not null);

    public static (IChannelSettings Shown, ImmutableDictionary<string, string> Secrets) TakeSecrets(ImmutableArray<FormField> fields, FormSettings settings)
    {
        var secrets = fields.Where(field => field.Kind is FieldKind.Secret && IsSaid(settings, field))
            .ToImmutableDictionary(field => field.Key, field => settings.Text(field.Key), StringComparer.Ordinal);
        return (settings with { Values = settings.Values.RemoveRange(secrets.Keys), Secrets = [.. secrets.Keys.Order(StringComparer.Ordinal)] }, secrets);
    }

    private static Refusal? Check(FormField field, FormSettings settings)
    {
        var text = settings.Text(field.Key);

        if (text.Length is 0)
        {
            return field.Required ? Refusal.Invalid("Say this, too.", Name(field.Key), "missing") : null;
        }

        return text.Length > MaxText || !IsOfItsKind(field, text) ? NotOfItsKind(field) : null;
    }

    private static bool IsOfItsKind(FormField field, string text) => field.Kind switch
    {
        FieldKind.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !(number < field.Min)
            && !(number > field.Max),
        FieldKind.Select => field.Options.Contains(text, StringComparer.Ordinal),
        FieldKind.Switch => text is "true" or "false",
        FieldKind.Url => IsSafe(text),
        _ => true,
    };

    private static Refusal NotOfItsKind(FormField field)
    {
        var name = Name(field.Key);
        return field.Kind switch
        {
            FieldKind.Number when field is { Min: { } min, Max: { } max } =>
                Refusal.Invalid($"A number from {min} to {max}.", name, "number_range").With("least", min).With("most", max),
            FieldKind.Number => Refusal.Invalid("A number.", name, "not_a_number"),
            FieldKind.Select => Refusal.Invalid($"One of {string.Join(", ", field.Options)}.", name, "unknown_choice"),
            FieldKind.Switch => Refusal.Invalid("Either true or false.", name, "unknown_choice"),
            FieldKind.Url => Refusal.Invalid("An https address.", name, "https_address"),
            _ => Refusal.Invalid($"At most {MaxText} characters.", name, "text_too_long").With("most", MaxText),
        };
    }

    // Secrets go there. Within this machine nobody listens between.
    private static bool IsSafe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    // Where secrets are sent; an address is one without being told so.
    private static bool IsPlace(FormField field) => field.Guards || field.Kind is FieldKind.Url;

    private static bool IsSaid(FormSettings settings, FormField field) => settings.Text(field.Key).Length > 0;

    private static string Name(string key) => $"settings.{key}";
}
