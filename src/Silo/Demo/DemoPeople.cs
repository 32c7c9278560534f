using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Customers;

namespace Oqupie.Silo.Demo;

/// <summary>Rates, tags and writes about some of the demo's customers; whoever was changed already stays as they are.</summary>
internal sealed class DemoPeople(IGrainFactory grains)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task Write(DemoCast cast, CancellationToken cancellationToken)
    {
        foreach (var person in Read())
        {
            if (await Find(person, cast, cancellationToken) is { Version: 0 } known)
            {
                await Describe(person, known.Id, cast, cancellationToken);
            }
        }
    }

    public static ImmutableArray<DemoPerson> Read()
    {
        using var json = typeof(DemoPeople).Assembly.GetManifestResourceStream("demo-people.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<DemoPerson>>(json, Options);
    }

    private async Task Describe(DemoPerson person, string customer, DemoCast cast, CancellationToken cancellationToken)
    {
        var actor = cast.Members[person.By];
        var grain = grains.GetGrain<ICustomerGrain>(new CustomerId(cast.Account, customer).ToString());

        foreach (var memo in person.Memos)
        {
            (await grain.AddMemo(actor, memo, cancellationToken)).Must();
        }

        (await grain.Change(actor, new() { Rating = person.Rating, Tags = person.Tags, Language = person.Language }, cancellationToken)).Must();
    }

    private async Task<CustomerInfo?> Find(DemoPerson person, DemoCast cast, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICustomersGrain>(cast.Account.Value).ByEmail(cast.Members[person.By], person.Address, cancellationToken)).FirstOrDefault();
}

/// <param name="Address">By which they wrote.</param>
/// <param name="By">The member who rates them.</param>
internal sealed record DemoPerson(string Address, string By, CustomerRating Rating, ImmutableArray<string> Tags, string Language, ImmutableArray<string> Memos);
