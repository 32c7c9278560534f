using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.CannedResponses;

/// <summary>Where canned responses are kept. Whom one is there for is decided within each query.</summary>
public interface ICannedResponseStore
{
    /// <summary>Null where there is none for them.</summary>
    Task<CannedResponseInfo?> Read(AccountId account, CannedSight sight, string id, CancellationToken cancellationToken);

    /// <summary>Null where the cursor is not one of this list.</summary>
    Task<CannedResponsePage?> Page(AccountId account, CannedSight sight, CannedResponseQuery query, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<ImmutableArray<CannedResponseFolder>> Folders(AccountId account, CannedSight sight, int most, CancellationToken cancellationToken);

    /// <summary>False, and nothing kept, where the account has as many as it may.</summary>
    Task<bool> Add(AccountId account, CannedResponseInfo response, string text, int most, CancellationToken cancellationToken);

    /// <summary>Leaves alone how often it was used. False, and nothing kept, where the stored one is not at that version any more.</summary>
    Task<bool> Change(AccountId account, CannedResponseInfo response, string text, long before, CancellationToken cancellationToken);

    Task Delete(AccountId account, string id, CancellationToken cancellationToken);

    /// <summary>One more use.</summary>
    Task Used(AccountId account, string id, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <param name="Member">Whose private ones are seen.</param>
/// <param name="Brands">Whose are seen beside those of every brand; null is every brand's.</param>
public sealed record CannedSight(string Member, ImmutableArray<string>? Brands)
{
    /// <summary>A key sees what its maker sees.</summary>
    public static CannedSight Of(Actor actor) => new(actor.Self, actor.Brands);

    /// <summary>The rule in memory; stores ask the same in their queries.</summary>
    public bool Sees(CannedResponseInfo response) =>
        (response.Shared || response.Owner == Member) && (response.Brand is not { } brand || Brands is not { } some || some.Contains(brand));
}
