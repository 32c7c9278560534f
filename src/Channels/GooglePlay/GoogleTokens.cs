using System.Collections.Concurrent;
using System.Net.Http;
using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// Access tokens of service accounts, each kept until just before it ends, and asked for once however many want it. Kept by a hash, so that no secret is a key
/// here.
/// </summary>
internal sealed class GoogleTokens(ProviderCalls calls, TimeProvider clock)
{
    private const string Scope = "https://www.googleapis.com/auth/androidpublisher";
    private const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const int MostKept = 1_000;

    /// <summary>One that ends while a call is under way would be refused in the middle of it.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <param name="account">Whose.</param>
    /// <param name="refused">One that was refused and is not to come again; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GivenToken> Get(ServiceAccount account, string? refused, CancellationToken cancellationToken) =>
        Get(account, token => token != refused, cancellationToken);

    /// <summary>A new one, whatever is kept: so it shows whether the key is good now.</summary>
    public Task<GivenToken> Fresh(ServiceAccount account, CancellationToken cancellationToken) => Get(account, _ => false, cancellationToken);

    private async Task<GivenToken> Get(ServiceAccount account, Func<string, bool> serves, CancellationToken cancellationToken)
    {
        var kept = Of($"{account.Mark} {account.TokenAddress}");
        await kept.Turn.WaitAsync(cancellationToken);

        try
        {
            if (kept.Token is { } token && serves(token) && clock.GetUtcNow() < kept.Until)
            {
                return new(token, null);
            }

            kept.Token = null;
            var answer = await Ask(account, cancellationToken);

            if (answer.Fault is null)
            {
                (kept.Token, kept.Until) = (answer.Token, clock.GetUtcNow() + answer.HoldsFor - Early);
            }

            return answer;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private Kept Of(string name)
    {
        if (_kept.Count >= MostKept)
        {
            // What still holds is only asked for anew.
            foreach (var other in _kept.Keys.Take(MostKept / 2))
            {
                _kept.TryRemove(other, out _);
            }
        }

        return _kept.GetOrAdd(name, _ => new());
    }

    private async Task<GivenToken> Ask(ServiceAccount account, CancellationToken cancellationToken)
    {
        if (!account.TryOpen(out var key))
        {
            return Failed(GoogleFaultKind.SignIn, "The private key of the key file cannot be read.");
        }

        using (key)
        {
            var address = account.TokenAddress;
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(
                    [new("grant_type", GrantType), new("assertion", GoogleAssertion.Of(account, key, Scope, address, clock.GetUtcNow()))]),
            };
            return Read(await calls.Send(request, cancellationToken));
        }
    }

    private static GivenToken Read(ProviderAnswer answer)
    {
        if (answer.Json() is not { ValueKind: JsonValueKind.Object } body)
        {
            return new(null, answer.GoesBy ? GoogleFault.Of(answer) : new(GoogleFaultKind.Odd, $"It answered {answer.Status}, and not as Google does."));
        }

        if (answer.IsGood && PlayJson.Text(body, "access_token") is { Length: > 0 } token)
        {
            var seconds = PlayJson.Digits(body, "expires_in") is { } written ? long.Parse(written, System.Globalization.CultureInfo.InvariantCulture) : 0;
            return new(token, null) { HoldsFor = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, (long)Longest.TotalSeconds)) };
        }

        return answer.GoesBy ? new(null, GoogleFault.Of(answer))
            : PlayJson.Text(body, "error") is { } error ? Failed(GoogleFaultKind.SignIn, Words(error, PlayJson.Text(body, "error_description") ?? ""))
            : Failed(GoogleFaultKind.Odd, $"It answered {answer.Status} without a token.");
    }

    // "invalid_grant" is a withdrawn key as well as a clock that is wrong; the description tells them apart.
    private static string Words(string error, string description) =>
        description.Contains("reasonable timeframe", StringComparison.OrdinalIgnoreCase)
            ? $"This server's clock is wrong ({error}: {description})"
            : error is "invalid_grant"
                ? $"The key was withdrawn, or its account is gone ({error}: {description})"
                : $"{error}: {description}";

    private static GivenToken Failed(GoogleFaultKind kind, string words) => new(null, new(kind, GoogleFault.Line(words)));

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public string? Token { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}

/// <param name="Token">Null where there is none.</param>
/// <param name="Fault">Why there is none; null where there is one.</param>
internal sealed record GivenToken(string? Token, GoogleFault? Fault)
{
    public TimeSpan HoldsFor { get; init; }

    /// <summary>Without the token.</summary>
    public override string ToString() => Fault?.Said ?? "a token";
}
