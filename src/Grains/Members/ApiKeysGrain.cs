using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

[GrainType("api-keys")]
internal sealed class ApiKeysGrain(
    [PersistentState("api-keys")] IPersistentState<ApiKeyList> keys,
    IMemberDirectory members,
    AccountTeller teller,
    TimeProvider clock) : Grain, IApiKeysGrain
{
    /// <summary>256 bits for what may live for years.</summary>
    private const int SecretBits = 256;

    private static readonly Refusal NoSuchKey = Refusal.NotFound("There is no such API key.");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<ImmutableArray<ApiKeyInfo>> All(Actor by)
    {
        var makers = await Makers(by, keys.State.ById.Values);
        return [.. keys.State.ById.Values.Where(key => makers.Contains(key.CreatedBy)).OrderBy(key => key.CreatedAt).Select(Show)];
    }

    public Task<string> NameOf(string key) => Task.FromResult(keys.State.ById.GetValueOrDefault(key)?.Name ?? "");

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

    public async Task<Outcome<Done>> Remove(Actor by, string key)
    {
        if (!keys.State.ById.TryGetValue(key, out var found) || !(await Makers(by, [found])).Contains(found.CreatedBy))
        {
            return NoSuchKey;
        }

        await Keep(key, keys.State.ById.Remove(key));
        return new Done();
    }

    public async Task<Outcome<Actor>> Open(string text) =>
        ApiKeyText.TryParse(text, null, out var given) && given.Account == Account
        && keys.State.ById.TryGetValue(given.Key, out var key) && Secret.Matches(given.Secret, key.SecretHash)
            ? await RightsOf(key)
            : NoSuchKey;

    public async Task<Outcome<Actor>> Rights(string key) => keys.State.ById.TryGetValue(key, out var found) ? await RightsOf(found) : NoSuchKey;

    private async Task<Outcome<Actor>> RightsOf(ApiKey key) =>
        (await GrainFactory.GetGrain<IAgentGrain>(new MemberId(Account, key.CreatedBy).ToString()).Rights()).Succeeded(out var maker, out _)
            ? ApiKeyRules.ActorOf(key, maker)
            : NoSuchKey;

    /// <summary>Those makers of these keys who are here, and serve nothing that this one does not.</summary>
    private async Task<HashSet<string>> Makers(Actor by, IEnumerable<ApiKey> made)
    {
        var found = await members.Find(Account, [.. made.Select(key => key.CreatedBy).Distinct(StringComparer.Ordinal)], CancellationToken.None);
        return found.Where(member => member.Present && by.ServesAll(member.Brands)).Select(member => member.Id).ToHashSet(StringComparer.Ordinal);
    }

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
