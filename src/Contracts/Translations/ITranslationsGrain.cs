using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Translations;

/// <summary>
/// Says what stands on tickets in other words. Whoever may not see the ticket is told that there is none, before anything leaves. A stateless worker; the key
/// is an account.
/// </summary>
[Alias("oqupie.ITranslationsGrain")]
public interface ITranslationsGrain : IGrainWithStringKey
{
    /// <summary>An item of a ticket. What was translated before is answered from the store and costs nothing.</summary>
    [ResponseTimeout("00:01:00"), Alias("Item")]
    Task<Outcome<Translation>> Item(Actor actor, long ticket, long version, string to, CancellationToken cancellationToken);

    /// <summary>What somebody writes on a ticket; kept nowhere.</summary>
    [ResponseTimeout("00:01:00"), Alias("Draft")]
    Task<Outcome<Translation>> Draft(Actor actor, long ticket, string html, string? to, CancellationToken cancellationToken);

    /// <summary>Whether the provider that is set answers; a word or two are translated for it.</summary>
    [ResponseTimeout("00:01:00"), Alias("Try")]
    Task<Outcome<Translation>> Try(Actor actor, string to, CancellationToken cancellationToken);
}
