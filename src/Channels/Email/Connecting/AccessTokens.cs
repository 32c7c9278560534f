using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email.Connecting;

/// <summary>Fetches access tokens for refresh tokens (RFC 6749 §6) and keeps each until just before it ends.</summary>
internal sealed partial class AccessTokens(IRenewedTokens renewed, IOptions<EmailOptions> options, TimeProvider clock, ILogger<AccessTokens> logger)
    : IDisposable
{
    private const int MaxAnswer = 64 * 1024;
    private const int MostNames = 3;

    /// <summary>A token that ends while a mail is under way would be refused in the middle of it.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<MailOAuth, Kept> _kept = new();

    // A redirect would carry the secrets to somewhere else.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxAnswer,
        Timeout = options.Value.ConnectTimeout,
    };

    /// <param name="oauth">With its secrets.</param>
    /// <param name="refused">A token that a server has refused and that is not to come again; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TokenFailedException">There is none, for a reason a person can read.</exception>
    public async Task<string> Get(MailOAuth oauth, string? refused, CancellationToken cancellationToken)
    {
        // Whoever keeps it, it is one permission.
        var permission = oauth with { Channel = null };
        var kept = _kept.GetOrAdd(permission, _ => new());
        await kept.Turn.WaitAsync(cancellationToken);

        try
        {
            if (kept.Token is { } token && token != refused && clock.GetUtcNow() < kept.Until)
            {
                return token;
            }

            var used = oauth with { RefreshToken = kept.RefreshToken ?? oauth.RefreshToken ?? "" };
            var fetched = await Fetch(used, cancellationToken);
            kept.Token = fetched.AccessToken;
            kept.Until = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(fetched.ExpiresIn ?? 0, 0, 86_400)) - Early;

            if (fetched.RefreshToken is { Length: > 0 } next && next != used.RefreshToken)
            {
                kept.RefreshToken = next;
                await Keep(permission, kept, used, next);
            }

            return fetched.AccessToken!;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    public void Dispose() => _http.Dispose();

    // What comes with the new one from now on is the same permission; what still comes with an older one, for a while.
    private async Task Keep(MailOAuth permission, Kept kept, MailOAuth used, string next)
    {
        var renewedPermission = permission with { RefreshToken = next };
        _kept[renewedPermission] = kept;
        kept.Names.Enqueue(permission);

        while (kept.Names.Count > MostNames && kept.Names.TryDequeue(out var oldest) && oldest != permission)
        {
            _kept.TryRemove(oldest, out _);
        }

        try
        {
            await renewed.Keep(used, next);
        }
        catch (Exception e)
        {
            LogNotKept(e); // It serves until a restart, and the one before perhaps after it.
        }
    }

    private async Task<TokenAnswer> Fetch(MailOAuth oauth, CancellationToken cancellationToken)
    {
        if (MailProviders.TokenEndpoint(oauth) is not { } endpoint)
        {
            throw new TokenFailedException("token_place_missing", "It is not set where access tokens are fetched.");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = oauth.ClientId,
            ["refresh_token"] = oauth.RefreshToken ?? "",
        };

        if (oauth.ClientSecret is { Length: > 0 } secret)
        {
            form["client_secret"] = secret;
        }

        if (MailProviders.Scope(oauth) is { Length: > 0 } scope)
        {
            form["scope"] = scope;
        }

        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await _http.PostAsync(new Uri(endpoint), content, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            var said = JsonSerializer.Deserialize(text, TokenJson.Default.TokenAnswer) ?? new(null, null, null, null, null);
            return said.AccessToken is { Length: > 0 } && answer.IsSuccessStatusCode ? said : throw Refused(new Uri(endpoint).Host, answer.StatusCode, said);
        }
        catch (JsonException e)
        {
            throw new TokenFailedException("token_server_other", $"{new Uri(endpoint).Host} answers, but not as a server of access tokens does.", e);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new TokenFailedException("token_server_away", $"{new Uri(endpoint).Host}, which gives access tokens, could not be reached.", e);
        }
    }

    private static TokenFailedException Refused(string host, HttpStatusCode status, TokenAnswer said) => said.Error switch
    {
        "invalid_grant" => new(
            "token_permission_ended",
            $"{host} does not accept the permission any more: it has ended or was withdrawn. Sign in again and store the new refresh token."),
        "invalid_client" or "unauthorized_client" => new("token_client_refused", $"{host} does not accept the client id or the client secret."),
        "invalid_scope" => new("token_scope_refused", $"{host} does not give the permission to read and send mail to this client."),
        { } error => new("token_not_given", $"{host} gave no access token: {Short(error)}.") { Said = Short(error) },
        _ => new("token_not_given", $"{host} gave no access token ({(int)status}).") { Said = ((int)status).ToString(CultureInfo.InvariantCulture) },
    };

    private static string Short(string words) => words.ReplaceLineEndings(" ")[..Math.Min(words.ReplaceLineEndings(" ").Length, 100)];

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public string? Token { get; set; }

        public DateTimeOffset Until { get; set; }

        /// <summary>A provider may give another with each access token; the one before then ends some day.</summary>
        public string? RefreshToken { get; set; }

        /// <summary>The permissions that this was found by, oldest first.</summary>
        public Queue<MailOAuth> Names { get; } = new();
    }

    [LoggerMessage(LogLevel.Warning, "A refresh token that a provider has given could not be kept.")]
    private partial void LogNotKept(Exception exception);
}

internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] long? ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("error_description")] string? Description);

[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;

/// <summary>There is no access token, for a reason a person can read.</summary>
internal sealed class TokenFailedException(string code, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>As <see cref="MailFault.Code"/>.</summary>
    public string Code { get; } = code;

    public string Said { get; init; } = "";
}
