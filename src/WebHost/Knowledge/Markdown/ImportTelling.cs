using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Oqupie.Contracts;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Answers an import line by line while it goes on, for whoever accepts that: lines of progress, and in the last one what became of all files. Such an answer
/// begins with the first article; what is refused before that is refused as ever.
/// </summary>
internal sealed class ImportTelling(HttpContext http)
{
    public const string Lines = "application/x-ndjson";

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly JsonSerializerOptions _json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
    private readonly TimeProvider _time = http.RequestServices.GetRequiredService<TimeProvider>();
    private long _told;
    private ImportStep _step;

    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase));

    /// <summary>The beginning of each step, and what comes after it now and then.</summary>
    public async Task Tell(ImportProgress progress, CancellationToken cancellationToken)
    {
        if (progress.Step == _step && _time.GetElapsedTime(_told) < Often)
        {
            return;
        }

        (_step, _told) = (progress.Step, _time.GetTimestamp());
        await Write(progress, cancellationToken);
    }

    public async Task<IResult> End(Outcome<Page<ImportedFile>> outcome, CancellationToken cancellationToken)
    {
        if (!outcome.Succeeded(out var page, out var refusal))
        {
            return refusal.ToProblem();
        }

        await Write(page, cancellationToken);
        return Results.Empty;
    }

    private async Task Write<T>(T line, CancellationToken cancellationToken)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = Lines;
        }

        await JsonSerializer.SerializeAsync(http.Response.Body, line, _json, cancellationToken);
        await http.Response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }
}
