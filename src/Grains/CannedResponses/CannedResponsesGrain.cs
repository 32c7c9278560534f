using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;
using Orleans.Concurrency;

namespace Oqupie.Grains.CannedResponses;

/// <summary>Keeps nothing in memory: two who change one at a time are told apart by the store.</summary>
[StatelessWorker(maxLocalWorkers: 32), GrainType("canned-responses")]
internal sealed class CannedResponsesGrain(ICannedResponseStore store, BrandCache brands, MemberNames members, IRichText richText, TimeProvider clock)
    : Grain, ICannedResponsesGrain
{
    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<CannedResponsePage>> List(Actor actor, CannedResponseQuery query, CancellationToken cancellationToken) =>
        await store.Page(Account, CannedSight.Of(actor), query, cancellationToken) is { } page ? page : CannedResponseRules.StrangeCursor;

    public Task<ImmutableArray<CannedResponseFolder>> Folders(Actor actor, CancellationToken cancellationToken) =>
        store.Folders(Account, CannedSight.Of(actor), CannedResponseRules.MostFolders, cancellationToken);

    public async Task<Outcome<CannedResponseInfo>> Read(Actor actor, string id, CancellationToken cancellationToken) =>
        await Find(actor, id, cancellationToken) is { } found ? found : CannedResponseRules.NoSuchResponse;

    public async Task<Outcome<CannedResponseInfo>> Make(Actor actor, CannedResponseWish wish, CancellationToken cancellationToken)
    {
        if (!(await Kept(wish)).Succeeded(out var kept, out var wrong))
        {
            return wrong;
        }

        if (!CannedResponseRules.Make(LocalKey.New(), kept, actor, clock.GetUtcNow()).Succeeded(out var made, out var refusal))
        {
            return refusal;
        }

        return await store.Add(Account, made, richText.ToText(made.Body), CannedResponseRules.Most, cancellationToken)
            ? made
            : CannedResponseRules.TooMany;
    }

    public async Task<Outcome<CannedResponseInfo>> Change(Actor actor, string id, CannedResponseWish wish, CancellationToken cancellationToken)
    {
        if (await Find(actor, id, cancellationToken) is not { } before)
        {
            return CannedResponseRules.NoSuchResponse;
        }

        if (!(await Kept(wish)).Succeeded(out var kept, out var wrong))
        {
            return wrong;
        }

        if (!CannedResponseRules.Change(before, kept, actor, clock.GetUtcNow()).Succeeded(out var after, out var refusal))
        {
            return refusal;
        }

        return after == before || await store.Change(Account, after, richText.ToText(after.Body), before.Version, cancellationToken)
            ? after
            : CannedResponseRules.MovedOn;
    }

    public async Task<Outcome<Done>> Delete(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (await Find(actor, id, cancellationToken) is not { } response)
        {
            return CannedResponseRules.NoSuchResponse;
        }

        if (CannedResponseRules.Keeps(response, actor) is { } refusal)
        {
            return refusal;
        }

        await store.Delete(Account, id, cancellationToken);
        return default(Done);
    }

    public async Task<Outcome<FilledResponse>> Render(Actor actor, string id, RenderWish wish, CancellationToken cancellationToken)
    {
        if (await Find(actor, id, cancellationToken) is not { } response)
        {
            return CannedResponseRules.NoSuchResponse;
        }

        if (wish.Body is { Length: > CannedResponseRules.BodyLength })
        {
            return CannedResponseRules.TooLong;
        }

        var number = new TicketId(Account, wish.Ticket).ToString();

        if (!(await GrainFactory.GetGrain<ITicketGrain>(number).Read(actor, cancellationToken)).Succeeded(out var ticket, out var refusal))
        {
            return refusal with { Field = "ticket" };
        }

        var (filled, missing) = CannedVariables.Fill(
            wish.Body ?? response.Body, await Values(actor, ticket), CannedFields.Of(ticket), ticket.AdditionalInformation);
        var html = richText.Sanitise(filled); // Once more: a value may have made an address of what was none.

        if (wish is { Inserted: true, Body: null })
        {
            await store.Used(Account, id, clock.GetUtcNow(), cancellationToken);
        }

        return new FilledResponse { Html = html, Text = richText.ToText(html), Missing = missing };
    }

    private async Task<CannedResponseInfo?> Find(Actor actor, string id, CancellationToken cancellationToken) =>
        LocalKey.IsValid(id) ? await store.Read(Account, CannedSight.Of(actor), id, cancellationToken) : null;

    /// <summary>The body made harmless, and the brand looked up.</summary>
    private async Task<Outcome<CannedResponseWish>> Kept(CannedResponseWish wish)
    {
        if (wish.Body is { Length: > CannedResponseRules.BodyLength })
        {
            return CannedResponseRules.TooLong; // Before it is looked at, which takes time.
        }

        return wish is { Brand: { } brand, EveryBrand: false } && await brands.Find(Account, brand) is null
            ? CannedResponseRules.NoSuchBrand
            : wish with { Body = wish.Body is { } body ? richText.Sanitise(body) : null };
    }

    private async Task<Dictionary<string, string?>> Values(Actor actor, TicketView ticket)
    {
        var brand = await brands.Find(Account, ticket.Brand);
        return new(StringComparer.Ordinal)
        {
            ["customer.name"] = ticket.Customer.Name,
            ["customer.email"] = ticket.Customer.Email,
            ["ticket.number"] = ticket.Id.ToString(CultureInfo.InvariantCulture),
            ["ticket.subject"] = ticket.Subject,
            ["agent.name"] = await members.NameOf(Account, actor.Self),
            ["brand.name"] = brand?.Name,
            ["brand.email"] = brand?.SupportEmail,
        };
    }
}
