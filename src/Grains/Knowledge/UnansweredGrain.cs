using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Knowledge;

/// <remarks>What was counted is written down every ten seconds; the end of the process may lose those.</remarks>
[GrainType("unanswered")]
internal sealed partial class UnansweredGrain(
    [PersistentState("unanswered")] IPersistentState<UnansweredSearches> kept, BrandCache brands, TimeProvider clock, ILogger<UnansweredGrain> logger)
    : Grain, IUnansweredGrain, IUnansweredCountGrain
{
    private const int MostWaiting = 1_000;
    private const int MostDays = 30;

    private static readonly TimeSpan CountFor = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, long> _waiting = new(StringComparer.Ordinal);
    private IGrainTimer? _counting;

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reason.ReasonCode is DeactivationReasonCode.ShuttingDown ? Task.CompletedTask : WriteDown(cancellationToken);

    public async Task<Outcome<ImmutableArray<UnansweredSearch>>> Read(Actor actor, int days) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal
        : days is < 1 or > MostDays ? Refusal.Invalid($"Days are 1 to {MostDays}.", "days", "number_range").With("least", 1).With("most", MostDays)
        : kept.State.With(Today, _waiting).Since(Today.AddDays(1 - days));

    public Task Count(string text)
    {
        if (_waiting.Count < MostWaiting || _waiting.ContainsKey(text))
        {
            _waiting[text] = _waiting.GetValueOrDefault(text) + 1;
            _counting ??= this.RegisterGrainTimer(WriteDown, new() { DueTime = CountFor, Period = CountFor });
        }

        return Task.CompletedTask;
    }

    private async Task WriteDown(CancellationToken cancellationToken)
    {
        if (_waiting.Count is 0)
        {
            return;
        }

        var before = kept.State;
        kept.State = before.With(Today, _waiting);
        var count = _waiting.Count;
        _waiting.Clear();

        try
        {
            await kept.WriteStateAsync(cancellationToken);
        }
        catch (Exception e)
        {
            kept.State = before;
            DeactivateOnIdle(); // It may have been written all the same: the next one reads it.
            LogNotCounted(e, count, Brand);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} searches of brand {Brand} that found nothing were not counted.")]
    private partial void LogNotCounted(Exception exception, int count, BrandId brand);
}

/// <summary>For the silos' own searches. The same grain as <see cref="IUnansweredGrain"/>.</summary>
[Alias("oqupie.IUnansweredCountGrain")]
internal interface IUnansweredCountGrain : IGrainWithStringKey
{
    [Alias("Count")]
    Task Count(string text);
}
