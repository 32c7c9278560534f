using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Repeats;

/// <summary>
/// Calls with an <c>Idempotency-Key</c>, whatever they do: one that is repeated is answered as the first was. The answer is kept after the call was done and
/// before its caller hears it; what an endpoint can store together with its effect (<see cref="WishId"/>) is once even where that keeping is cut off.
/// </summary>
/// <remarks>Behind access: a key is its caller's own, and who may no longer call is not answered from memory either.</remarks>
internal sealed partial class RepeatableCalls(
    RequestDelegate next, IGrainFactory grains, AnswerSeal seal, TimeProvider clock, ILogger<RepeatableCalls> logger)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says that the answer is an earlier call's.</summary>
    public const string Replayed = "Idempotency-Replayed";

    private const int LongestKey = 64;

    // Together well below the patience of who waits for an answer.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private const int MostLooks = 40;
    private const int MostDrops = 2;

    private static readonly Refusal NoKey = Refusal.Invalid($"A key has 1 to {LongestKey} characters.", Header);
    private static readonly Refusal Reused = Refusal.Invalid("This key was used for another call; take a new one for this.", Header, "key_reused");
    private static readonly Refusal UnderWay = Refusal.Conflict("A call with this key is still being made; ask again shortly.", "under_way");
    private static readonly Refusal TooLarge = Refusal.Conflict("This call was made, but its answer was too large to be kept.", "answer_too_large");

    public async Task InvokeAsync(HttpContext http, AskingActor asking)
    {
        if (!Takes(http) || !http.Request.Headers.TryGetValue(Header, out var said))
        {
            await next(http);
            return;
        }

        if (said.ToString() is not { Length: > 0 and <= LongestKey } key)
        {
            await NoKey.ToProblem().ExecuteAsync(http);
            return;
        }

        var call = CallPrint.CallOf(asking.Actor, key);
        var fingerprint = await CallPrint.Of(http.Request, http.RequestAborted);
        var grain = grains.GetGrain<IRepeatableCallGrain>(call.ToString());
        var attempt = Guid.NewGuid();
        var standing = await Begin(grain, fingerprint, attempt, http.RequestAborted);

        switch (standing.State)
        {
            case CallState.New:
                await Make(http, grain, call, fingerprint, attempt);
                break;
            case CallState.Answered:
                await Repeat(http, call, standing.Answer!);
                break;
            case CallState.UnderWay:
                http.Response.Headers.RetryAfter = "1";
                await UnderWay.ToProblem().ExecuteAsync(http);
                break;
            default:
                await Reused.ToProblem().ExecuteAsync(http);
                break;
        }
    }

    private static bool Takes(HttpContext http) =>
        !AccessMiddleware.IsSafe(http.Request.Method)
        && http.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<Requirement>() is { ReadsOnly: false }
        && metadata.GetMetadata<OnceByItself>() is null;

    // The same call twice at once: the second waits a moment for the first one's answer.
    private async Task<CallStanding> Begin(IRepeatableCallGrain grain, string fingerprint, Guid attempt, CancellationToken cancellationToken)
    {
        try
        {
            for (var looks = 1; ; looks++)
            {
                var standing = await grain.Begin(fingerprint, attempt);

                if (standing.State is not CallState.UnderWay || looks == MostLooks)
                {
                    return standing;
                }

                await Task.Delay(Look, clock, cancellationToken);
            }
        }
        catch
        {
            await Drop(grain, attempt); // The answer alone may be lost, with the silo it came through: the key must not wait for who heard nothing.
            throw;
        }
    }

    private async Task Make(HttpContext http, IRepeatableCallGrain grain, CallId call, string fingerprint, Guid attempt)
    {
        var to = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        http.Features.Set(new WishId($"{call.Local}.{fingerprint}"));
        var kept = false;

        try
        {
            await next(http);
            kept = http.Response.StatusCode is >= 200 and < 300 && await Keep(http, grain, call, fingerprint, written);
        }
        finally
        {
            http.Response.Body = to;

            if (!kept)
            {
                await Drop(grain, attempt);
            }
        }

        written.Position = 0;
        await written.CopyToAsync(to, http.RequestAborted);
    }

    // The call was done whatever becomes of this, so its caller hears that; only a repeated call will not be known for one.
    private async Task<bool> Keep(HttpContext http, IRepeatableCallGrain grain, CallId call, string fingerprint, MemoryStream written)
    {
        try
        {
            await grain.Keep(fingerprint, seal.Close(call, KeptAnswer.Of(http.Response, written)));
            return true;
        }
        catch (Exception e)
        {
            LogNotKept(e, call);
            return false;
        }
    }

    // Twice, because the way of the first may have been through a silo that is lost.
    private async Task Drop(IRepeatableCallGrain grain, Guid attempt)
    {
        for (var tries = 1; tries <= MostDrops; tries++)
        {
            try
            {
                await grain.Drop(attempt);
                return;
            }
            catch (Exception e)
            {
                LogNotDropped(e); // It is given up after a while.
            }
        }
    }

    private async Task Repeat(HttpContext http, CallId call, string answer)
    {
        http.Response.Headers[Replayed] = "true";
        var kept = seal.Open(call, answer);

        if (kept.Body is null)
        {
            await TooLarge.ToProblem().ExecuteAsync(http);
            return;
        }

        await kept.Write(http.Response, http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "The answer of call {Call} could not be kept; the same call again will not be known for one.")]
    private partial void LogNotKept(Exception exception, CallId call);

    [LoggerMessage(LogLevel.Warning, "A call that was not done could not be taken back.")]
    private partial void LogNotDropped(Exception exception);
}
