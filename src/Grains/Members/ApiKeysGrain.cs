using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

[GrainType("api-keys")]
internal sealed class ApiKeysGrain(
    [PersistentState("api-keys")] IPersistentState<ApiKeyList> keys,
    AccountTeller teller,
    TimeProvider clock) : Grain, IApiKeysGrain
{
    /// <summary>256 bits for what may live for years.</summary>
    private const int SecretBits = 256;

    private static readonly Refusal NoSuchKey = Refusal.NotFound("There is no such API key.");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<ApiKeyInfo>> All() =>
        Task.FromResult(keys.State.ById.Values.OrderBy(key => key.CreatedAt).Select(Show).ToImmutableArray());

    public async Task<Outcome<NewApiKey>> Make(Actor by, string name, ImmutableArray<string> scopes)
    {
        if (!ApiKeyRules.Make(by, LocalKey.New(), name, scopes, clock.GetUtcNow()).Succeeded(out var key, out var refusal))
        {
            return refusal;
        }

        var secret = Secret.New(SecretBits);
        await Keep(key.Id, keys.State.ById.Add(key.Id, key with { SecretHash = Secret.Hash(secret) }));
        return new NewApiKey(Show(key), new ApiKeyText(Account, key.Id, secret).ToString());
    }

    public async Task<Outcome<Done>> Remove(string key)
    {
        if (!keys.State.ById.ContainsKey(key))
        {
            return NoSuchKey;
        }

        await Keep(key, keys.State.ById.Remove(key));
        return new Done();
    }

    public Task<Outcome<Actor>> Open(string text) => Task.FromResult<Outcome<Actor>>(
        ApiKeyText.TryParse(text, null, out var given) && given.Account == Account
        && keys.State.ById.TryGetValue(given.Key, out var key) && Secret.Matches(given.Secret, key.SecretHash)
            ? ApiKeyRules.ActorOf(Account, key)
            : NoSuchKey);

    private async Task Keep(string key, ImmutableDictionary<string, ApiKey> next)
    {
        await keys.Keep(new() { ById = next }, this);
        await teller.Tell(Account, new AccountChange(AccountChangeKind.ApiKey, key));
    }

    private static ApiKeyInfo Show(ApiKey key) =>
        new() { Id = key.Id, Name = key.Name, Scopes = key.Scopes, CreatedAt = key.CreatedAt, CreatedBy = key.CreatedBy };
}

internal sealed record ApiKeyList
{
    public ImmutableDictionary<string, ApiKey> ById { get; init; } = ImmutableDictionary<string, ApiKey>.Empty;
}
