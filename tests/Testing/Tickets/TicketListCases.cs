using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Tickets;

/// <summary>The table of what lists hold, which the console's tests read as well: rows and questions as programs see them.</summary>
public static class TicketListCases
{
    private static readonly JsonSerializerOptions AsPrograms = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly ImmutableDictionary<string, TicketSort> Sorts = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new KeyValuePair<string, TicketSort>[]
        {
            new("-updated", TicketSort.UpdatedDescending),
            new("updated", TicketSort.UpdatedAscending),
            new("-created", TicketSort.CreatedDescending),
            new("created", TicketSort.CreatedAscending),
            new("-importance", TicketSort.ImportanceDescending),
        });

    private static readonly JsonObject Table =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "lists", "tickets.json")))!.AsObject();

    public static IEnumerable<string> Matching => Table["matching"]!.AsArray().Select(one => (string)one!["about"]!);

    public static IEnumerable<string> Orders => Table["orders"]!.AsArray().Select(one => (string)one!["about"]!);

    /// <summary>A row, what is asked, and whether the list then holds it.</summary>
    public static (TicketRow Row, TicketQuery Query, bool Matches) Match(string about, AccountId account)
    {
        var one = Find("matching", about);
        return (Row(one["row"]!, account), Asked(one["asked"]!).ToQuery((string)Table["viewer"]!["id"]!), (bool)one["matches"]!);
    }

    /// <summary>Rows, and the numbers of their tickets as a list has them.</summary>
    public static (ImmutableArray<TicketRow> Rows, TicketSort Sort, ImmutableArray<long> Numbers) Order(string about, AccountId account)
    {
        var one = Find("orders", about);
        return (
            [.. one["rows"]!.AsArray().Select(row => Row(row!, account))],
            Sorts[(string)one["sort"]!],
            [.. one["order"]!.AsArray().Select(number => (long)number!)]);
    }

    public static Actor Viewer(AccountId account) => new()
    {
        Account = account,
        Kind = ActorKind.Member,
        Id = (string)Table["viewer"]!["id"]!,
        Groups = [.. Table["viewer"]!["groups"]!.AsArray().Select(group => (string)group!)],
        Scope = TicketScope.All,
    };

    private static JsonObject Find(string table, string about) =>
        Table[table]!.AsArray().Single(one => (string)one!["about"]! == about)!.AsObject();

    private static TicketRow Row(JsonNode said, AccountId account)
    {
        var whole = Table["row"]!.DeepClone().AsObject();

        foreach (var (name, value) in said.AsObject())
        {
            whole[name] = value?.DeepClone();
        }

        var view = whole.Deserialize<TicketView>(AsPrograms)!;
        return new()
        {
            Id = new(account, view.Id),
            Version = view.Version,
            Brand = view.Brand,
            Channel = view.Channel.Id,
            ChannelKind = view.Channel.Kind,
            Box = view.Box,
            Status = view.Status,
            Importance = view.Importance,
            AssigneeMember = view.Assignee.Member,
            AssigneeGroup = view.Assignee.Group,
            Subject = view.Subject,
            Customer = view.Customer.Id,
            CustomerName = view.Customer.Name,
            CustomerEmail = view.Customer.Email,
            CustomerRating = view.CustomerRating,
            AdditionalInformation = view.Stars is { } stars ? view.AdditionalInformation.Add("stars", $"{stars}") : view.AdditionalInformation,
            Tags = view.Tags,
            CreatedAt = view.CreatedAt,
            UpdatedAt = view.UpdatedAt,
            LastMessageAt = view.LastMessageAt,
            InquiryType = view.Type,
        };
    }

    private static Question Asked(JsonNode said) => said.Deserialize<Question>(AsPrograms)!;

    private sealed record Question(
        BoxName? Box,
        string? Brand,
        ImmutableArray<TicketStatus>? Status,
        ImmutableArray<Importance>? Importance,
        string? Assignee,
        string? Channel,
        string? Tag,
        ImmutableArray<string>? Type,
        ImmutableArray<int>? Stars,
        ImmutableArray<CustomerRating>? Rating,
        DateTimeOffset? From,
        DateTimeOffset? To,
        string? Q)
    {
        public TicketQuery ToQuery(string me) => new()
        {
            Box = Box ?? BoxName.All,
            Brand = Brand,
            Statuses = Status ?? [],
            Importances = Importance ?? [],
            Assignee = Assignee is "me" ? me : Assignee,
            Channel = Channel,
            Tag = Tag,
            Types = Type ?? [],
            Stars = Stars ?? [],
            Ratings = Rating ?? [],
            From = From,
            To = To,
            Text = Q,
        };
    }
}
