using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Retention;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Retention;

/// <summary>Where it is kept how long deleted and blocked tickets are, beside when it is looked next what goes.</summary>
public interface IRetentionStore
{
    /// <summary>With the time of the due row; all is for ever where nobody has set anything.</summary>
    Task<RetentionSettings> Read(AccountId account, CancellationToken cancellationToken);

    /// <summary>The days, and in the same transaction the row: put where there is a time, ended where there is none.</summary>
    Task Write(AccountId account, RetentionSettings settings, CancellationToken cancellationToken);

    /// <summary>The very row waits until then. Nothing happens where it was put anew meanwhile.</summary>
    Task Move(AccountId account, DueEnd row, DateTimeOffset next, CancellationToken cancellationToken);
}
