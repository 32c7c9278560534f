using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Live;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Customers;

/// <summary>What others are told of a customer: consoles that they are other than they were, and whoever is refused who is in the way.</summary>
internal sealed class CustomerTelling(ICustomerStore store, FeedLines feeds, MemberNames members)
{
    private static readonly ImmutableArray<byte> NoRow = [.. "{}"u8];

    private static readonly Audience WholeBrand = new(Member: null, Group: null);

    /// <summary>Told by id alone to the brands of which they are a customer; each reads them again with the rights they have.</summary>
    public async Task Tell(Actor actor, CustomerId customer, CustomerTimelineKind what, CancellationToken cancellationToken, long version = 0) =>
        (await Prepared(actor, customer, cancellationToken))(what, version);

    /// <summary>The same in two steps, for what takes away by whom they were to be told.</summary>
    public async Task<Action<CustomerTimelineKind, long>> Prepared(Actor actor, CustomerId customer, CancellationToken cancellationToken)
    {
        var by = new Participant(JsonNamingPolicy.CamelCase.ConvertName(actor.Kind.ToString()), actor.Id, await NameOf(actor));
        var brands = await store.Brands(customer, cancellationToken);

        return (what, version) =>
        {
            foreach (var brand in brands)
            {
                feeds.Tell(new(customer.Account, brand), new FeedNews
                {
                    Kind = FeedNews.Customer,
                    Id = customer.Local,
                    Version = version,
                    Audience = WholeBrand,
                    Row = NoRow,
                    What = [JsonNamingPolicy.CamelCase.ConvertName(what.ToString())],
                    By = by,
                });
            }
        };
    }

    /// <summary>The refusal with whose one of the identities is, where that is somebody else whom the asker sees.</summary>
    public async Task<Refusal> WithHolder(
        Refusal refusal, Actor asker, Customer wanted, ImmutableArray<CustomerIdentity> identities, CancellationToken cancellationToken)
    {
        foreach (var identity in identities)
        {
            if (await store.Find(wanted.Id.Account, identity, cancellationToken) is { } holder && holder.Id != wanted.Id)
            {
                var field = identity.IsEmail ? "emails" : "externalIds";
                return await store.Read(holder.Id, asker, cancellationToken) is { } seen
                    ? (refusal with { Field = field }).With("customer", seen.Id)
                    : refusal with { Field = field };
            }
        }

        return refusal;
    }

    private async Task<string> NameOf(Actor actor) => actor.Kind switch
    {
        ActorKind.Member => await members.NameOf(actor.Account, actor.Id),
        ActorKind.ApiKey => await members.KeyNameOf(actor.Account, actor.Id),
        _ => "",
    };
}
