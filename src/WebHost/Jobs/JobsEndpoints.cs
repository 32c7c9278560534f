using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Jobs;

/// <summary>Work for many tickets, and what becomes of it.</summary>
internal static class JobsEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Wire.Api}/tickets/bulk", Bulk).WithTags("Tickets").Requires(Permission.WorkOnTickets, "tickets")
            .WithName("changeTickets").WithSummary("Does one thing to many tickets, at once with a result for each, or as a job");

        var jobs = routes.MapGroup($"{Wire.Api}/jobs").WithTags("Jobs").Requires(Permission.WorkOnTickets, "tickets");

        jobs.MapGet("", List).WithName("listJobs").WithSummary("Lists one's jobs, the newest first");
        jobs.MapGet("/{job}", Read).WithName("readJob").WithSummary("Reads how a job stands");
        jobs.MapGet("/{job}/results", Results).WithName("listJobResults").WithSummary("Lists what became of a job's tickets, in the order of work");
        jobs.MapPost("/{job}/cancel", Cancel).WithName("cancelJob").WithSummary("Cancels a job: what is done stays");
        jobs.MapPost("/{job}/undo", Undo).WithName("undoJob").WithSummary("Sets tickets back to what they were before a job");
    }

    private static async Task<Results<Ok<Page<BulkResult>>, Accepted<JobAnswer>, ProblemHttpResult>> Bulk(
        BulkBody body, Actor actor, HttpRequest request, BulkDesk desk, CancellationToken cancellationToken)
    {
        if (!(await desk.Do(actor, body, request, cancellationToken)).Succeeded(out var answer, out var refusal))
        {
            return refusal.ToProblem();
        }

        return answer.Job is { } job ? TypedResults.Accepted($"{Wire.Api}/jobs/{job.Id}", job) : TypedResults.Ok(answer.Results!);
    }

    private static async Task<Results<Ok<Page<JobAnswer>>, ProblemHttpResult>> List(
        string? cursor, [Description("1 to 200")] string? limit, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ListQuery.TryLimit(limit, out var most))
        {
            return BadLimit.ToProblem();
        }

        var from = string.IsNullOrEmpty(cursor) ? null : cursor;
        return (await grains.GetGrain<IJobsGrain>(actor.Account.ToString()).List(actor, from, most, cancellationToken))
            .ToHttp(page => new Page<JobAnswer>([.. page.Items.Select(JobAnswer.Of)], page.Next));
    }

    private static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> Read(
        string job, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        Find(grains, actor, job) is { } found ? (await found.Read(actor, cancellationToken)).ToHttp(JobAnswer.Of) : NoSuchJob.ToProblem();

    private static async Task<Results<Ok<Page<JobResultAnswer>>, ProblemHttpResult>> Results(
        string job,
        string? cursor,
        [Description("1 to 200")] string? limit,
        [Description("Only those that were refused or kept")] bool? failed,
        Actor actor,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!ListQuery.TryLimit(limit, out var most))
        {
            return BadLimit.ToProblem();
        }

        if (!TryPlace(cursor, out var after))
        {
            return BadCursor.ToProblem();
        }

        return Find(grains, actor, job) is { } found
            ? (await found.Results(actor, new() { After = after, Limit = most, Failed = failed is true }, cancellationToken)).ToHttp(results =>
                new Page<JobResultAnswer>([.. results.Items.Select(JobResultAnswer.Of)], results.Next?.ToString(CultureInfo.InvariantCulture)))
            : NoSuchJob.ToProblem();
    }

    private static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> Cancel(
        string job, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        Find(grains, actor, job) is { } found ? (await found.Cancel(actor, cancellationToken)).ToHttp(JobAnswer.Of) : NoSuchJob.ToProblem();

    private static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> Undo(
        string job, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        Find(grains, actor, job) is { } found ? (await found.Undo(actor, cancellationToken)).ToHttp(JobAnswer.Of) : NoSuchJob.ToProblem();

    private static readonly Refusal NoSuchJob = Refusal.NotFound("There is no such job.");

    private static readonly Refusal BadLimit = Refusal.Invalid("From 1 to 200.", "limit");

    private static readonly Refusal BadCursor = Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");

    /// <summary>Null for what is no id.</summary>
    private static IJobGrain? Find(IGrainFactory grains, Actor actor, string job) =>
        LocalKey.IsValid(job) ? grains.GetGrain<IJobGrain>(new JobId(actor.Account, job).ToString()) : null;

    private static bool TryPlace(string? text, out int? place)
    {
        var said = !string.IsNullOrEmpty(text);
        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read < BulkWish.Most;
        place = said && valid ? read : null;
        return !said || valid;
    }
}
