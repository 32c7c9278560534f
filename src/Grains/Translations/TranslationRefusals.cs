using Oqupie.Contracts;

namespace Oqupie.Grains.Translations;

/// <summary>Why a text is not translated, each with a code of its own.</summary>
public static class TranslationRefusals
{
    public static readonly Refusal Off = Refusal.Conflict("Nobody is set to translate for this account.", "translation_off");

    public static readonly Refusal Refused = Refusal.Conflict("The provider does not accept the API key.", "translation_refused");

    public static readonly Refusal Quota = Refusal.Conflict("The provider's quota is used up.", "translation_quota");

    public static readonly Refusal TooLong = Refusal.Invalid("The text is too long to be translated.", code: "translation_too_long");

    public static readonly Refusal Language = Refusal.Invalid("The provider does not translate into this language.", "to", "translation_language");

    public static readonly Refusal Nothing = Refusal.Invalid("There are no words to translate.", code: "translation_nothing");

    public static readonly Refusal NoMessage = Refusal.Conflict("The customer has written nothing that would tell their language.", "translation_no_message");

    public static readonly Refusal Away = Refusal.Conflict("The provider could not be reached, or did not answer in time.", "translation_away");

    public static readonly Refusal Odd = Refusal.Conflict("The provider answers, but not as one of its kind does.", "translation_odd");

    public static readonly Refusal Private = Refusal.Conflict(
        "The provider is at a private address, which the operator has to allow (Translation:PrivateHosts).", "translation_private");

    public static readonly Refusal NoSuchItem = Refusal.NotFound("There is no such text on this ticket.");

    public static readonly Refusal NotALanguage = Refusal.Invalid("Name a language as BCP 47 does, such as de or pt-BR.", "to", "not_a_language");

    public static readonly Refusal NotAnAddress = Refusal.Invalid(
        "Give the address as https://…, without a name or a password in it.", "address", "translation_address");

    public static readonly Refusal NoAddress = Refusal.Invalid("Say where the provider is.", "address", "translation_address_missing");

    public static readonly Refusal NoKey = Refusal.Invalid("This provider needs an API key.", "key", "translation_key_missing");

    public static readonly Refusal EveryBrand = Refusal.NotAllowed(
        "Who translates is set for every brand, and you do not serve all of them.", "translation_every_brand");

    /// <param name="seconds">When to come back, as the provider says; null where it does not.</param>
    public static Refusal Busy(int? seconds) =>
        Refusal.Conflict("The provider is asked too often just now.", "translation_busy").With("seconds", seconds ?? 30);
}
