using System.Collections.Immutable;
using System.Security.Cryptography;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;

namespace Oqupie.Grains.Finders;

/// <remarks>One state holds all finders of an account: names are decided over all of them. Who uses them asks a copy, so nobody waits here.</remarks>
[GrainType("finders")]
internal sealed class FindersGrain(
    [PersistentState("finders")] IPersistentState<FinderBook> book,
    FinderSecrets secrets,
    BrandCache brands,
    TimeProvider clock) : Grain, IFindersGrain, IFinderBookGrain, IInformationKeysGrain
{
    private const int AccessKeyLength = 16;
    private const int SecretLength = 32;

    private AccountId Account => AccountId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<ImmutableArray<FinderInfo>>> List(Actor actor) => actor.ServesAll(null)
        ? ImmutableArray.Create(await Task.WhenAll(book.State.Finders.Select(Shown)))
        : FinderRefusals.EveryBrand;

    public async Task<Outcome<FinderInfo>> Read(Actor actor, string id) =>
        Find(actor, id).Succeeded(out var finder, out var refusal) ? await Shown(finder) : refusal;

    public async Task<Outcome<NewFinder>> Make(Actor actor, string name)
    {
        if (!actor.ServesAll(null))
        {
            return FinderRefusals.EveryBrand;
        }

        if (book.State.Finders.Length >= FinderRules.Most)
        {
            return FinderRefusals.TooManyFinders(FinderRules.Most);
        }

        var first = new FinderInfo { Id = LocalKey.New(), Name = "", AccessKey = RandomNumberGenerator.GetHexString(AccessKeyLength, true), Version = 0 };

        if (!FinderRules.Change(book.State, first, new() { Name = name }).Succeeded(out var finder, out var refusal))
        {
            return refusal;
        }

        if (!await Key(finder).Claim(new(Account.Value, finder.Id)))
        {
            throw new InvalidOperationException("A new access key was another finder's.");
        }

        var (kept, made) = WithSecret(new(finder, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)));
        await book.Keep(book.State.With(kept), this);
        return new NewFinder(kept.Info, made);
    }

    public async Task<Outcome<FinderInfo>> Change(Actor actor, string id, FinderChange change)
    {
        if (!Find(actor, id).Succeeded(out _, out var no))
        {
            return no;
        }

        if (await Stranger(change.Connections) is { } stranger)
        {
            return stranger;
        }

        if (!Find(actor, id).Succeeded(out var finder, out no) || !FinderRules.Change(book.State, finder.Info, change).Succeeded(out var after, out no))
        {
            return no;
        }

        if (!ReferenceEquals(after, finder.Info))
        {
            await book.Keep(book.State.With(finder with { Info = after }), this);
        }

        return await Shown(finder with { Info = after });
    }

    public async Task<Outcome<Done>> Delete(Actor actor, string id)
    {
        if (!Find(actor, id).Succeeded(out var finder, out var refusal))
        {
            return refusal;
        }

        await book.Keep(book.State.Without(finder), this);
        await Key(finder.Info).Release();
        return default(Done);
    }

    public async Task<Outcome<NewFinderSecret>> AddSecret(Actor actor, string id)
    {
        if (!Find(actor, id).Succeeded(out var finder, out var refusal))
        {
            return refusal;
        }

        if (finder.Sealed.Count >= FinderRules.MostSecrets)
        {
            return FinderRefusals.TwoSecrets;
        }

        var (kept, made) = WithSecret(finder);
        await book.Keep(book.State.With(kept with { Info = kept.Info with { Version = kept.Info.Version + 1 } }), this);
        return made;
    }

    public async Task<Outcome<Done>> RemoveSecret(Actor actor, string id, string secret)
    {
        if (!Find(actor, id).Succeeded(out var finder, out var refusal))
        {
            return refusal;
        }

        if (!finder.Sealed.ContainsKey(secret))
        {
            return FinderRefusals.NoSuchSecret;
        }

        if (finder.Sealed.Count is 1)
        {
            return FinderRefusals.LastSecret;
        }

        var info = finder.Info with
        {
            Secrets = finder.Info.Secrets.RemoveAll(one => one.Id == secret),
            Version = finder.Info.Version + 1,
        };
        await book.Keep(book.State.With(new(info, finder.Sealed.Remove(secret))), this);
        return default(Done);
    }

    public Task<InformationKeys> Read() => Task.FromResult(book.State.InformationKeys());

    public Task<KeptFinder?> Find(string id) => Task.FromResult(book.State.Find(id));

    private Outcome<KeptFinder> Find(Actor actor, string id) =>
        !actor.ServesAll(null) ? FinderRefusals.EveryBrand
        : book.State.Find(id) is { } finder ? finder
        : FinderRefusals.NoSuchFinder;

    private (KeptFinder Kept, NewFinderSecret Made) WithSecret(KeptFinder finder)
    {
        var made = new NewFinderSecret(LocalKey.New(), RandomNumberGenerator.GetHexString(SecretLength, true));
        var info = finder.Info with { Secrets = finder.Info.Secrets.Add(new(made.Id, clock.GetUtcNow(), null)) };
        return (new(info, finder.Sealed.SetItem(made.Id, secrets.Seal(made.Secret))), made);
    }

    private async Task<FinderInfo> Shown(KeptFinder finder)
    {
        var uses = await Key(finder.Info).Uses();
        return finder.Info with
        {
            Secrets = [.. finder.Info.Secrets.Select(one => one with { LastUsedAt = uses.TryGetValue(one.Id, out var at) ? at : null })],
        };
    }

    private async Task<Refusal?> Stranger(ImmutableArray<FinderConnection>? connections)
    {
        for (var at = 0; at < (connections?.Length ?? 0); at++)
        {
            if (await brands.Find(Account, connections!.Value[at].Brand) is null)
            {
                return FinderRefusals.NoSuchBrand(at);
            }
        }

        return null;
    }

    private IAccessKeyGrain Key(FinderInfo finder) => GrainFactory.GetGrain<IAccessKeyGrain>(finder.AccessKey);
}
