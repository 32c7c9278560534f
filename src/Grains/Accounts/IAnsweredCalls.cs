using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <summary>What calls with keys were answered.</summary>
public interface IAnsweredCalls
{
    /// <summary>Null where there is none from after <paramref name="since"/>.</summary>
    Task<AnsweredCall?> Find(CallId call, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Durable when it returns. One that is there from after <paramref name="since"/> stays; an older one gives way.</summary>
    Task Keep(CallId call, AnsweredCall answered, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Forgets at most so many that are older.</summary>
    /// <returns>How many there were.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <param name="Fingerprint">Of what was asked.</param>
/// <param name="Answer">As the host sealed it.</param>
/// <param name="At">When it was answered.</param>
public sealed record AnsweredCall(string Fingerprint, string Answer, DateTimeOffset At);
