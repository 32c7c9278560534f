using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <remarks>
/// A ticket is somebody's by the address, or the verified user, that it bears itself, not by who its customer has become: agents merge customers, and a merge
/// opens no door.
/// </remarks>
[GrainType("my-inquiries"), Orleans.Concurrency.StatelessWorker(32)]
internal sealed class MyInquiriesGrain(CustomerFinder customers, TimeProvider clock) : Grain, IMyInquiriesGrain
{
    private const int OnePage = 20;
    private const int MostItems = 100;
    private const int LongestAnswer = 20_000;

    private static readonly Refusal NoSuch = Refusal.NotFound("There is no such inquiry.");
    private static readonly ImmutableArray<BoxName> OutOfSight = [BoxName.Asleep, BoxName.Blocked];

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    private Actor System => Actor.System(Brand.Account);

    public async Task<MyInquiries> List(CustomerIdentity who, string? cursor, CancellationToken cancellationToken)
    {
        if ((await customers.Find(Brand.Account, who, cancellationToken)).Known is not { } customer)
        {
            return new([], null);
        }

        var query = new TicketQuery { Brand = Brand.Local, Customer = customer.Id.Local, Limit = OnePage };
        var page = await Page(query with { Cursor = cursor }, cancellationToken);
        var rows = page.Items;

        // Few, and of no interest to whom they concern: to the customer an inquiry is open.
        foreach (var box in cursor is null ? OutOfSight : [])
        {
            rows = rows.AddRange((await Page(query with { Box = box }, cancellationToken)).Items);
        }

        return new([.. rows.Where(row => IsTheirs(row, who)).OrderByDescending(row => row.LastMessageAt).Select(Shown)], page.Next);
    }

    public async Task<Outcome<MyConversation>> Read(CustomerIdentity who, long ticket, long? before, CancellationToken cancellationToken)
    {
        if (await Find(who, ticket, cancellationToken) is not { } view)
        {
            return NoSuch;
        }

        var range = new TimelineRange { Before = before, Limit = MostItems };

        if (!(await Ticket(ticket).Timeline(System, range, cancellationToken)).Succeeded(out var page, out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        return new MyConversation(Shown(view), [.. page.Items.Select(item => MyItems.Of(item, who, now)).OfType<MyItem>()], page.Next);
    }

    public async Task<Outcome<Done>> Write(CustomerIdentity who, long ticket, MyAnswer answer, CancellationToken cancellationToken)
    {
        if (await Find(who, ticket, cancellationToken) is not { } view)
        {
            return NoSuch;
        }

        if (answer.Text.Length is 0 && answer.Files.IsEmpty)
        {
            return Refusal.Invalid("Write something.", "body", "missing");
        }

        if (answer.Text.Length > LongestAnswer)
        {
            return Refusal.Invalid($"At most {LongestAnswer} characters.", "body", "text_length").With("most", LongestAnswer);
        }

        return (await GrainFactory.GetGrain<ITicketIntakeGrain>(Id(ticket)).Receive(new()
        {
            Channel = view.Channel.Id,
            ChannelKind = "portal",
            MessageKey = $"portal:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Brand}/{ticket}/{answer.WishId}")))}",
            From = new() { Customer = new(Brand.Account, view.Customer.Id), Name = view.Customer.Name, Email = view.Customer.Email },
            Text = answer.Text,
            Attachments = answer.Files,
        }, cancellationToken)).Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    public async Task<Outcome<Done>> Solve(CustomerIdentity who, long ticket, CancellationToken cancellationToken)
    {
        if (await Find(who, ticket, cancellationToken) is not { } view)
        {
            return NoSuch;
        }

        var customer = System with { Kind = ActorKind.Customer, Id = view.Customer.Id };
        return (await Ticket(ticket).Change(
            customer,
            new() { Status = TicketStatus.Completed, By = new Participant("customer", view.Customer.Id, view.Customer.Name) },
            cancellationToken)).Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    private async Task<TicketView?> Find(CustomerIdentity who, long ticket, CancellationToken cancellationToken) =>
        (await Ticket(ticket).Read(System, cancellationToken)).Succeeded(out var view, out _) && view.Brand == Brand.Local
            && view.Box is not (TicketBox.Deleted or TicketBox.Purged) && IsTheirs(view, who)
            ? view
            : null;

    // A cursor that is none of ours reads nothing.
    private async Task<TicketPage> Page(TicketQuery query, CancellationToken cancellationToken) =>
        (await GrainFactory.GetGrain<ITicketListsGrain>(Brand.Account.Value).Page(System, query, cancellationToken)).Succeeded(out var page, out _)
            ? page
            : new([], null);

    private ITicketGrain Ticket(long number) => GrainFactory.GetGrain<ITicketGrain>(Id(number));

    private string Id(long number) => new TicketId(Brand.Account, number).ToString();

    private static bool IsTheirs(TicketView view, CustomerIdentity who) =>
        view.MergedInto is null && (who.IsEmail
            ? CustomerIdentity.Email(view.Customer.Email) == who
            : who.IsExternal && view.AdditionalInformation.GetValueOrDefault(WishRules.VerifiedUser) == who.Value);

    private static MyInquiry Shown(TicketView view) =>
        new(view.Id, view.Subject, view.Status is TicketStatus.Completed, view.CreatedAt, view.LastMessageAt);
}
