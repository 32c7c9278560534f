using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Retention;

/// <summary>How long deleted and blocked tickets are kept (PRODUCT.md §3). The key is an account.</summary>
[Alias("oqupie.IRetentionGrain")]
public interface IRetentionGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<RetentionSettings> Read(CancellationToken cancellationToken);

    /// <summary>
    /// Changes what is named. The first purge under other settings is a day away, so that there is time to see what it will take
    /// (<see cref="RetentionSettings.NextAt"/>). Refused (retention_days) beyond 1 to 3,650 days, and to who does not
    /// serve every brand, for it holds in all.
    /// </summary>
    [Alias("Change")]
    Task<Outcome<RetentionSettings>> Change(Actor actor, RetentionWish wish, CancellationToken cancellationToken);

    /// <summary>What the purges to come will take, in every brand; told to who serves every brand.</summary>
    [Alias("Forecast")]
    Task<Outcome<RetentionForecast>> Forecast(Actor actor, CancellationToken cancellationToken);
}

/// <param name="DeletedDays">So long a deleted ticket is kept; null is for ever.</param>
/// <param name="BlockedDays">The same of one in the blocked box.</param>
/// <param name="NextAt">When it is looked next what goes; null where everything stays.</param>
[GenerateSerializer, Immutable, Alias("oqupie.RetentionSettings")]
public sealed record RetentionSettings(
    [property: Id(0)] int? DeletedDays, [property: Id(1)] int? BlockedDays, [property: Id(2)] DateTimeOffset? NextAt)
{
    public static readonly RetentionSettings Forever = new(null, null, null);
}

/// <param name="DeletedDays">Null changes nothing, 0 is for ever.</param>
/// <param name="BlockedDays">The same.</param>
[GenerateSerializer, Immutable, Alias("oqupie.RetentionWish")]
public sealed record RetentionWish([property: Id(0)] int? DeletedDays, [property: Id(1)] int? BlockedDays);

/// <summary>How many tickets of the deleted and the blocked box go; at most <see cref="Most"/> are counted of each.</summary>
/// <param name="DeletedNext">With the next purge.</param>
/// <param name="DeletedWeek">Within a week from now, those among them.</param>
/// <param name="BlockedNext">As for the deleted ones.</param>
/// <param name="BlockedWeek">As for the deleted ones.</param>
[GenerateSerializer, Immutable, Alias("oqupie.RetentionForecast")]
public sealed record RetentionForecast(
    [property: Id(0)] int DeletedNext, [property: Id(1)] int DeletedWeek, [property: Id(2)] int BlockedNext, [property: Id(3)] int BlockedWeek)
{
    public const int Most = 1000;
}
