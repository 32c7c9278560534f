using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Silo.Demo;

/// <summary>
/// Opens the demo's doors as far as they are not open yet: what one can ask of each brand, some who have asked just now, and the address of its games.
/// Types and the finder are known by their names, an inquiry by its key.
/// </summary>
internal sealed class DemoDoor(IGrainFactory grains)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static DemoDoorScript Read()
    {
        using var json = typeof(DemoDoor).Assembly.GetManifestResourceStream("demo-door.json")!;
        return JsonSerializer.Deserialize<DemoDoorScript>(json, Options)!;
    }

    public async Task Write(DemoScript script, DemoCast cast, CancellationToken cancellationToken)
    {
        var (door, owner) = (Read(), cast.Members[script.Owner.Key]);
        var types = new Dictionary<(string Brand, string Name), string>();

        foreach (var type in door.Types)
        {
            types[(type.Brand, type.Name)] = await Type(type, cast, owner);
        }

        foreach (var inquiry in door.Inquiries)
        {
            await Ask(inquiry, types[(inquiry.Brand, inquiry.Type)], cast, cancellationToken);
        }

        await Finder(door.Finder, script, cast, owner);
    }

    private async Task<string> Type(DemoInquiryType wanted, DemoCast cast, Actor by)
    {
        var types = grains.GetGrain<IInquiryTypesGrain>(Brand(cast, wanted.Brand).ToString());
        var known = (await types.List(by)).Must().FirstOrDefault(type => type.Name == wanted.Name);
        return (known ?? (await types.Make(by, wanted.ToChange(cast))).Must()).Id;
    }

    private async Task Ask(DemoInquiry wanted, string type, DemoCast cast, CancellationToken cancellationToken)
    {
        var answer = await grains.GetGrain<IInquiryDoorGrain>(Brand(cast, wanted.Brand).ToString()).Ask(wanted.ToWish(type), cancellationToken);

        if (answer.Ticket is null)
        {
            throw new InvalidOperationException($"Inquiry {wanted.Key} of the demo was refused: {string.Join(", ", answer.Faults)}");
        }
    }

    // Keys as a game knows them: its language, and which game it is.
    private async Task Finder(DemoFinder wanted, DemoScript script, DemoCast cast, Actor by)
    {
        var finders = grains.GetGrain<IFindersGrain>(cast.Account.Value);

        if ((await finders.List(by)).Must().Any(finder => finder.Name == wanted.Name))
        {
            return;
        }

        var made = (await finders.Make(by, wanted.Name)).Must();
        (await finders.Change(by, made.Finder.Id, new()
        {
            Connections =
            [
                .. script.Brands.Select((brand, at) => new FinderConnection
                {
                    Brand = cast.Brands[brand.Key], Keys = [brand.Language, brand.Slug], Default = at is 0,
                }),
            ],
            Labels = wanted.Labels,
            Hidden = wanted.Hidden,
        })).Must();
    }

    private static BrandId Brand(DemoCast cast, string key) => new(cast.Account, cast.Brands[key]);
}

internal sealed record DemoDoorScript(ImmutableArray<DemoInquiryType> Types, ImmutableArray<DemoInquiry> Inquiries, DemoFinder Finder);

internal sealed record DemoInquiryType(string Brand, string Name, string Description)
{
    public string Template { get; init; } = "";

    public Importance? Importance { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The key of the one that gets its tickets.</summary>
    public string? Group { get; init; }

    public ImmutableArray<InquiryField> Fields { get; init; } = [];

    public InquiryTypeChange ToChange(DemoCast cast) => new()
    {
        Name = Name,
        Description = Description,
        On = true,
        Template = Template,
        Fields = Fields,
        Assignee = Group is { } key ? new(null, cast.Groups[key]) : null,
        Importance = Importance,
        Tags = Tags,
    };
}

/// <param name="Key">The same inquiry is asked once.</param>
/// <param name="Brand">The key of it.</param>
/// <param name="Type">The name of it.</param>
/// <param name="Subject">As the customer wrote it.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Name">Of the customer.</param>
/// <param name="Email">Of the customer.</param>
/// <param name="Language">Of the portal's page.</param>
/// <param name="Fields">By the form's keys.</param>
/// <param name="Information">What the game told.</param>
internal sealed record DemoInquiry(
    string Key,
    string Brand,
    string Type,
    string Subject,
    string Body,
    string Name,
    string Email,
    string Language,
    ImmutableDictionary<string, ImmutableArray<string>> Fields,
    ImmutableDictionary<string, string> Information)
{
    /// <summary>Whom the game has signed for; null where nobody came from it.</summary>
    public string? User { get; init; }

    public InquiryWish ToWish(string type) => new()
    {
        Type = type,
        Subject = Subject,
        Body = Body,
        Name = Name,
        Email = Email,
        Language = Language,
        Fields = Fields,
        AdditionalInformation = Information,
        VerifiedUser = User,
        WishId = $"demo:{Key}",
    };
}

internal sealed record DemoFinder(string Name, ImmutableSortedDictionary<string, string> Labels, ImmutableArray<string> Hidden);
