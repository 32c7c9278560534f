using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Customers;

/// <summary>
/// By what a customer is known on one way in: "email:ada@example.com", "external:42", "facebook:1234". The one place that writes and reads such a text.
/// </summary>
/// <remarks>Made by <see cref="Email"/> or <see cref="Of"/>, which bring it into the form it is compared and stored in.</remarks>
[JsonConverter(typeof(TextJsonConverter<CustomerIdentity>))]
[GenerateSerializer, Immutable, Alias("oqupie.CustomerIdentity")]
public readonly record struct CustomerIdentity : IParsable<CustomerIdentity>
{
    private const string EmailKind = "email";
    private const string ExternalKind = "external";

    private CustomerIdentity(string kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>"email", "external", or the kind of channel that knows them by an id of its own.</summary>
    [Id(0)]
    public string Kind { get; private init; }

    /// <summary>Their address in lower case, or their id as the other side writes it.</summary>
    [Id(1)]
    public string Value { get; private init; }

    public bool IsEmail => Kind is EmailKind;

    public bool IsExternal => Kind is ExternalKind;

    /// <summary>Whoever reads this address; one and the same for both ways a domain beyond ASCII is written ("xn--…").</summary>
    public static CustomerIdentity Email(string address) => new(EmailKind, EmailAddress.Key(EmailAddress.Readable(address.Trim())));

    /// <summary>How the same identity may stand in what was stored before an address had one form; itself where there was no other.</summary>
    public CustomerIdentity Former() => IsEmail ? this with { Value = EmailAddress.Key(EmailAddress.Ascii(Value)) } : this;

    /// <summary>Whoever a program of the account's own calls so.</summary>
    public static CustomerIdentity External(string id) => new(ExternalKind, id.Trim());

    /// <param name="kind">A kind of channel.</param>
    /// <param name="id">Theirs there: told by the provider, so it is taken as it stands.</param>
    public static CustomerIdentity Of(string kind, string id) => kind is EmailKind ? Email(id) : new(kind, id.Trim());

    public static CustomerIdentity Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var identity) ? identity : throw new FormatException($"'{s}' says of nobody who they are.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CustomerIdentity result)
    {
        var colon = s?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var valid = colon > 0 && colon < s!.Length - 1;
        result = valid ? new(s![..colon], s[(colon + 1)..]) : default;
        return valid;
    }

    public override string ToString() => $"{Kind}:{Value}";
}
