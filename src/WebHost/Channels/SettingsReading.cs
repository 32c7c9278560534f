using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.WebHost.Channels;

/// <summary>Reads the settings that a program sends: e-mail's have a shape of their own, those of every other kind are the flat fields of its form.</summary>
internal sealed class SettingsReading(IOptions<JsonOptions> json)
{
    private const string Email = "email";

    /// <summary>Null settings where none are sent. Whether a value is good is the grain's business.</summary>
    public bool TryRead(string kind, JsonElement? body, out IChannelSettings? settings, [NotNullWhen(false)] out Refusal? refusal)
    {
        (settings, refusal) = (null, null);

        if (body is not { ValueKind: not JsonValueKind.Null } said)
        {
            return true;
        }

        if (said.ValueKind is not JsonValueKind.Object)
        {
            refusal = Refusal.Invalid("A channel has settings.", "settings");
        }
        else if (kind is not Email)
        {
            settings = Form(said, out refusal);
        }
        else if (Mail(said, out refusal)?.Read() is { } read && read.Succeeded(out var mail, out refusal))
        {
            settings = mail;
        }

        return refusal is null;
    }

    private SettingsBody? Mail(JsonElement said, out Refusal? refusal)
    {
        try
        {
            refusal = null;
            return said.Deserialize<SettingsBody>(json.Value.SerializerOptions);
        }
        catch (JsonException e)
        {
            refusal = Refusal.Invalid("That cannot be read.", $"settings{e.Path?.TrimStart('$')}");
            return null;
        }
    }

    private static FormSettings? Form(JsonElement said, out Refusal? refusal)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        foreach (var field in said.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                refusal = Refusal.Invalid("A text, a number, true or false.", $"settings.{field.Name}");
                return null;
            }

            if (field.Value.ValueKind is not JsonValueKind.Null)
            {
                values[field.Name] = field.Value.ValueKind is JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            }
        }

        refusal = null;
        return new() { Values = values.ToImmutable() };
    }
}
