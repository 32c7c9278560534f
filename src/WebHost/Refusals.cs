using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.WebHost;

/// <summary>The one place where a refusal becomes an HTTP answer.</summary>
internal static class Refusals
{
    // Of tus 1.0.0, and of nobody else.
    private const int ChecksumMismatch = 460;

    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Outcome<T> outcome) => outcome.ToHttp(value => value);

    public static Results<Ok<TShown>, ProblemHttpResult> ToHttp<T, TShown>(this Outcome<T> outcome, Func<T, TShown> show) =>
        outcome.Succeeded(out var value, out var refusal) ? TypedResults.Ok(show(value)) : refusal.ToProblem();

    /// <summary>201.</summary>
    public static Results<Created<TShown>, ProblemHttpResult> ToCreated<T, TShown>(
        this Outcome<T> outcome, Func<T, TShown> show, Func<T, string>? address = null) =>
        outcome.Succeeded(out var value, out var refusal) ? TypedResults.Created(address?.Invoke(value), show(value)) : refusal.ToProblem();

    /// <summary>204.</summary>
    public static Results<NoContent, ProblemHttpResult> ToNoContent<T>(this Outcome<T> outcome) =>
        outcome.Succeeded(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem();

    public static ProblemHttpResult ToProblem(this Refusal refusal) =>
        Problem.Of(StatusOf(refusal), refusal.Code, refusal.Reason, refusal.Field, refusal.Values);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "not_signed_in" or "bad_credentials" or "bad_signature" => StatusCodes.Status401Unauthorized,
        "key_reused" => StatusCodes.Status422UnprocessableEntity,
        "too_large" => StatusCodes.Status413PayloadTooLarge,
        "checksum_mismatch" => ChecksumMismatch,
        "locked_out" => StatusCodes.Status423Locked,
        "too_many" => StatusCodes.Status429TooManyRequests,
        _ => refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Expired => StatusCodes.Status410Gone,
            _ => StatusCodes.Status500InternalServerError,
        },
    };
}
