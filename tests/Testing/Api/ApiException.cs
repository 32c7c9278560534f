using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Oqupie.Testing.Api;

/// <summary>What the API answers instead of a success: problem details with our stable code. Anything else it may say is a bug and told as such.</summary>
public sealed class ApiException : Exception
{
    private ApiException(HttpStatusCode status, string code, string? field, string detail, string request)
        : base($"{request} answered {(int)status} {code}{(field is null ? "" : $" ({field})")}: {detail}") =>
        (Status, Code, Field, Detail) = (status, code, field, detail);

    public HttpStatusCode Status { get; }

    public string Code { get; }

    public string? Field { get; }

    public string Detail { get; }

    internal static async Task<ApiException> Of(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var request = $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}";
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json")
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return new(answer.StatusCode, "(no problem details)", null, text, request);
        }

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new(answer.StatusCode, Member("code") ?? "(no code)", Member("field"), Member("detail") ?? "", request);

        string? Member(string name) => problem.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
