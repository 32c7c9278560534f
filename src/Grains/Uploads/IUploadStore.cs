using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Uploads;

namespace Oqupie.Grains.Uploads;

/// <summary>A row for each upload, from its beginning until it has ended.</summary>
public interface IUploadStore
{
    /// <summary>All of one sender, in no order.</summary>
    Task<ImmutableArray<Upload>> Of(AccountId account, string sender, CancellationToken cancellationToken);

    /// <summary>Puts a new one in.</summary>
    Task Add(AccountId account, string sender, Upload upload, CancellationToken cancellationToken);

    /// <summary>Writes one down anew where it stands at this offset; its name and what was said of it stay as they were put in.</summary>
    /// <returns>Whether it stood there.</returns>
    Task<bool> Move(AccountId account, string sender, Upload upload, long from, CancellationToken cancellationToken);

    /// <summary>Takes one out; nothing happens where it is not there.</summary>
    Task Remove(AccountId account, string sender, string id, CancellationToken cancellationToken);

    /// <summary>Takes out those that ended before a time, at most so many.</summary>
    /// <returns>How many went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
