using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Customers;

/// <summary>
/// How a customer is erased, and what is kept of them is handed out. The same grain as <see cref="ICustomerGrain"/>. For who sees every ticket of every brand.
/// </summary>
[Alias("oqupie.ICustomerErasureGrain")]
public interface ICustomerErasureGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the customer and whoever was merged into them away at once, and has their tickets follow, open or not. Whoever writes from their address later is
    /// somebody new.
    /// </summary>
    [Alias("Erase")]
    Task<Outcome<CustomerErasure>> Erase(Actor actor, CancellationToken cancellationToken);

    /// <summary>How far the last erasing of this id has got. Not found where there was none.</summary>
    [Alias("Erasure")]
    Task<Outcome<CustomerErasure>> Erasure(Actor actor, CancellationToken cancellationToken);

    /// <summary>The refusal for who may not have all that is kept of a customer.</summary>
    [Alias("MayExport")]
    Task<Outcome<CustomerInfo>> MayExport(Actor actor, CancellationToken cancellationToken);
}

/// <summary>That a customer is erased.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerErasure")]
public sealed record CustomerErasure
{
    /// <summary>The customer's id, which says nothing of who they were.</summary>
    [Id(0)]
    public required string Customer { get; init; }

    [Id(1)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When nothing was left; null while something is.</summary>
    [Id(2)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many tickets are still there.</summary>
    [Id(3)]
    public int TicketsLeft { get; init; }

    /// <summary>How many are gone. They are forgotten when all is done, and the number with them.</summary>
    [Id(4)]
    public int TicketsGone { get; init; }
}
