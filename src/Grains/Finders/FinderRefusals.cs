using System.Globalization;
using Oqupie.Contracts;

namespace Oqupie.Grains.Finders;

/// <summary>The noes about finders.</summary>
internal static class FinderRefusals
{
    public static readonly Refusal NoSuchFinder = Refusal.NotFound("There is no such finder.");

    public static readonly Refusal NoSuchSecret = Refusal.NotFound("The finder has no such secret.");

    public static readonly Refusal EveryBrand = Refusal.NotAllowed(
        "A finder leads to every brand, and you do not serve all of them.", "finder_every_brand");

    public static readonly Refusal MovedOn = Refusal.Conflict("The finder was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    public static readonly Refusal NameTaken = Refusal.Conflict("Another finder has that name.", "name_taken", field: "name");

    public static readonly Refusal TwoSecrets = Refusal.Conflict("Two secrets are in use. Take one away first.", "two_secrets");

    public static readonly Refusal LastSecret = Refusal.Conflict("It is the only secret. Make another one first.", "last_secret");

    public static readonly Refusal TwoDefaults = Refusal.Invalid("Only one connection can be the default.", "connections", "two_defaults");

    public static Refusal TooManyFinders(int most) =>
        Refusal.Conflict($"An account has at most {most} finders.", "too_many_finders").With("most", most);

    public static Refusal TooMany(int most, string field) => Refusal.Invalid($"At most {most} fit in here.", field, "too_many_entries").With("most", most);

    public static Refusal Length(int most, string field) => Refusal.Invalid($"Write 1 to {most} characters.", field, "text_length").With("most", most);

    public static Refusal BadKeys(int at) => Refusal.Invalid(
        "Give 1 to 3 keys of 1 to 30 characters: a-z, 0-9, _ and -.", $"{Of(at)}.keys", "bad_keys");

    public static Refusal KeysTaken(int at) => Refusal.Invalid("Another connection has these keys in this order.", $"{Of(at)}.keys", "keys_taken");

    public static Refusal NoSuchBrand(int at) => Refusal.Invalid("There is no such brand.", $"{Of(at)}.brand", "no_such_brand");

    public static Refusal BadLanding(int at) => Refusal.Invalid("There is no such landing page.", $"{Of(at)}.landing", "bad_landing");

    private static string Of(int at) => string.Create(CultureInfo.InvariantCulture, $"connections[{at}]");
}
