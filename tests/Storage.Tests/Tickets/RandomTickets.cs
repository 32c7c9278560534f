using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Tickets, changes and questions of every kind, the same for the same seed. Times are few, so that many are equal.</summary>
internal sealed class RandomTickets(AccountId account, int seed)
{
    private static readonly string[] Brands = ["cook", "farm", "race"];
    private static readonly string[] Members = ["lee", "kim", "park"];
    private static readonly string[] Groups = ["day", "night"];
    private static readonly string[] AllTags = ["vip", "bug", "결제"];
    private static readonly string[] Types = ["none", "refund", "crash"];
    private static readonly string[] Emails = ["ada@example.com", "Adam@example.com", "bob@example.com", "1ada@example.com"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<long, TicketRow> _rows = [];

    public HashSet<long> Changed { get; } = [];

    public static Actor Everything(AccountId account) => Actor.System(account) with { Id = "lee" };

    public async Task Fill(int count, Stores[] into, CancellationToken cancellationToken)
    {
        var appends = Enumerable.Range(1, count).Select(n => Appends.Open(new(account, n), Shape)).ToList();

        foreach (var stores in into)
        {
            var answers = await Task.WhenAll(appends.Select(append => stores.Tickets.Append(append, cancellationToken)));
            Assert.All(answers, answer => Assert.Equal(AppendResult.Appended, answer.Result));
        }

        appends.ForEach(append => _rows[append.Ticket.Number] = append.Row);
    }

    public async Task Change(Stores[] into, CancellationToken cancellationToken)
    {
        var before = _rows[_random.Next(_rows.Count) + 1];
        var append = Appends.Then(before, after => Shape(after) with { CreatedAt = before.CreatedAt, UpdatedAt = before.UpdatedAt.AddMinutes(1) });
        _rows[before.Id.Number] = append.Row;
        Changed.Add(before.Id.Number);

        foreach (var stores in into)
        {
            Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(append, cancellationToken)).Result);
        }
    }

    public Actor Asker() => new()
    {
        Account = account,
        Kind = ActorKind.Member,
        Id = One(Members),
        Scope = (TicketScope)_random.Next(1, 4),
        Groups = Few(Groups),
        Brands = Maybe(0.3) ? Few(Brands) : null,
    };

    public TicketQuery Query() => new()
    {
        Box = Maybe(0.6) ? BoxName.All : (BoxName)_random.Next(1, 8),
        Brand = Brand(),
        Statuses = Maybe(0.4) ? [.. Enumerable.Range(1, 4).Where(_ => Maybe(0.4)).Select(status => (TicketStatus)status)] : [],
        Importances = Maybe(0.25) ? [Importance.High, Importance.Urgent] : [],
        Assignee = Maybe(0.2) ? One([.. Members, "none"]) : null,
        Channel = Maybe(0.2) ? One(["mail", "play"]) : null,
        Tag = Maybe(0.2) ? One(AllTags) : null,
        Types = Maybe(0.2) ? Few(Types) : [],
        Stars = Maybe(0.2) ? [.. Enumerable.Range(1, 5).Where(_ => Maybe(0.4))] : [],
        Ratings = Maybe(0.2) ? [.. Enum.GetValues<CustomerRating>().Where(_ => Maybe(0.4))] : [],
        Customer = Maybe(0.1) ? One(["c1", "c2"]) : null,
        Text = Maybe(0.15) ? One(["1", "17", "ad", "ADA@", "bob@example.com", "%", "zz"]) : null,
        From = Maybe(0.2) ? Appends.Monday.AddHours(3).AddDays(Maybe(0.5) ? -50 : 0) : null,
        To = Maybe(0.2) ? Appends.Monday.AddHours(7) : null,
        Sort = (TicketSort)_random.Next(1, 6),
        Limit = _random.Next(1, 40),
    };

    public string? Brand() => Maybe(0.3) ? One(Brands) : null;

    private TicketRow Shape(TicketRow row) => row with
    {
        Brand = One(Brands),
        Box = (TicketBox)(Maybe(0.8) ? 1 : _random.Next(1, 4)),
        Status = (TicketStatus)_random.Next(1, 5),
        Importance = (Importance)_random.Next(1, 5),
        AssigneeMember = Maybe(0.5) ? One(Members) : null,
        AssigneeGroup = Maybe(0.4) ? One(Groups) : null,
        Channel = Maybe(0.8) ? "mail" : "play",
        ChannelKind = One(["email", "email", "googlePlay", "appStore"]),
        Customer = One(["c1", "c2", "c3"]),
        CustomerEmail = One(Emails),
        InquiryType = One(Types) is not "none" and var type ? type : null,
        CustomerRating = Maybe(0.6) ? CustomerRating.General : (CustomerRating)_random.Next(1, 4),
        AdditionalInformation = ImmutableDictionary<string, string>.Empty.Add("stars", One(["1", "2", "3", "4", "5", "none"])),
        Tags = Few(AllTags),
        CreatedAt = Appends.Monday.AddHours(_random.Next(10)).AddDays(Maybe(0.2) ? -40 * _random.Next(4) : 0),
        UpdatedAt = Appends.Monday.AddHours(10 + _random.Next(10)),
    };

    private bool Maybe(double chance) => _random.NextDouble() < chance;

    private string One(ReadOnlySpan<string> of) => of[_random.Next(of.Length)];

    private ImmutableArray<string> Few(string[] of) => [.. of.Where(_ => Maybe(0.5))];
}
