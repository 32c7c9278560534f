using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Translations;

namespace Oqupie.Grains.Translations;

[GrainType("translation-settings")]
internal sealed class TranslationSettingsGrain(
    [PersistentState("translation-settings")] IPersistentState<TranslationBook> book,
    IDataProtectionProvider protection,
    IOptions<TranslationOptions> options) : Grain, ITranslationSettingsGrain, ITranslationWayGrain
{
    private readonly IDataProtector _protector = protection.CreateProtector("oqupie.translation-key");

    public Task<TranslationSettings> Read() => Task.FromResult(Shown());

    public async Task<Outcome<TranslationSettings>> Change(Actor actor, TranslationSettingsWish wish)
    {
        if (!actor.ServesAll(null))
        {
            return TranslationRefusals.EveryBrand;
        }

        if (!TranslationRules.Change(Shown(), wish, options.Value.Trusts).Succeeded(out var kept, out var refusal))
        {
            return refusal;
        }

        var key = kept.Key switch { null => book.State.SealedKey, "" => null, var entered => _protector.Protect(entered) };
        await book.Keep(new() { Provider = kept.Provider, Address = kept.Address, SealedKey = key }, this);
        return Shown();
    }

    public Task<TranslatorWay?> Way() => Task.FromResult(book.State.Provider is TranslationProvider.Off
        ? null
        : new TranslatorWay
        {
            Provider = book.State.Provider,
            Address = book.State.Address,
            Key = book.State.SealedKey is { } key ? _protector.Unprotect(key) : null,
        });

    private TranslationSettings Shown() =>
        new() { Provider = book.State.Provider, Address = book.State.Address, HasKey = book.State.SealedKey is not null };
}

internal sealed record TranslationBook
{
    public TranslationProvider Provider { get; init; }

    public string? Address { get; init; }

    /// <summary>Under DataProtection.</summary>
    public string? SealedKey { get; init; }
}
