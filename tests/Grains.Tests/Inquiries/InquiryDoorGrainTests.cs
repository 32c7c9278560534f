using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Inquiries;

public sealed class InquiryDoorGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private readonly AccountId _account = new(LocalKey.New());

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task An_inquiry_is_a_ticket_with_what_its_type_gives()
    {
        var brand = await NewBrand();
        var type = await NewType(brand);

        var view = await Read(await Asked(brand, Wish() with { Type = type.Id, Language = "ko", Fields = Values(("why", "broken"), ("since", "2026-01-31")) }));

        Assert.Equal((type.Id, "Refund", Importance.High, "ko"), (view.Type, view.TypeName, view.Importance, view.Language));
        Assert.Equal(("portal", "haneul@mail.example", "Haneul"), (view.Channel.Kind, view.Customer.Email, view.Customer.Name));
        Assert.Equal(["money"], view.Tags);
        Assert.Equal("broken", view.Fields!["why"].Values.Single());
        Assert.Equal(["why", "since"], view.Form!.Value.Select(field => field.Key));
    }

    [Fact]
    public async Task The_same_form_sent_again_is_one_ticket()
    {
        var brand = await NewBrand();
        var wish = Wish();

        Assert.Equal(await Asked(brand, wish), await Asked(brand, wish));
        Assert.NotEqual(await Asked(brand, wish), await Asked(brand, Wish()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_and_nothing_is_made()
    {
        var brand = await NewBrand();
        var type = await NewType(brand);

        var answer = await Door(brand).Ask(
            new() { Type = type.Id, Email = "nobody", WishId = "w", Fields = Values(("since", "soon")) }, TestContext.Current.CancellationToken);

        Assert.Null(answer.Ticket);
        Assert.Equal(
            [("email", "not_an_email"), ("subject", "missing"), ("body", "missing"), ("f.why", "missing"), ("f.since", "not_a_date")],
            answer.Faults.Select(fault => (fault.Field, fault.Code)));
    }

    [Fact]
    public async Task A_type_that_is_off_is_none()
    {
        var brand = await NewBrand();
        var type = await NewType(brand);
        TheOutcome.Done(await Types(brand).Change(Lee, type.Id, new() { On = false }));

        var answer = await Door(brand).Ask(Wish() with { Type = type.Id }, TestContext.Current.CancellationToken);

        Assert.Equal(("type", "no_such_type"), (Assert.Single(answer.Faults).Field, answer.Faults[0].Code));
        Assert.Empty((await Door(brand).Forms()).Types);
    }

    [Fact]
    public async Task What_a_program_knows_comes_along_without_its_keys()
    {
        var brand = await NewBrand();
        var said = ImmutableDictionary<string, string>.Empty
            .Add("device", "Pixel 9").Add("JWT", "secret").Add("access_key", "secret").Add("long", new('x', 2_001));

        var view = await Read(await Asked(brand, Wish() with { AdditionalInformation = said }));

        Assert.Equal([KeyValuePair.Create("device", "Pixel 9")], view.AdditionalInformation);
    }

    [Fact]
    public async Task A_member_changes_fields_by_the_type_and_what_is_gone_stays_readable()
    {
        var brand = await NewBrand();
        var type = await NewType(brand);
        var ticket = await Asked(brand, Wish() with { Type = type.Id, Fields = Values(("why", "broken")) });

        var changed = TheOutcome.Done(await Change(ticket, new() { By = Some.Lee, Fields = Values(("why", "other")) }));
        Assert.Equal("not_a_date", TheOutcome.Refused(await Change(ticket, new() { By = Some.Lee, Fields = Values(("since", "x")) })).Code);
        Assert.Equal("fields.none", TheOutcome.Refused(await Change(ticket, new() { By = Some.Lee, Fields = Values(("none", "x")) })).Field);
        TheOutcome.Done(await Types(brand).Delete(Lee, type.Id));
        var read = await Read(ticket);

        Assert.Equal("other", changed.Fields!["why"].Values.Single());
        Assert.Equal(("other", "Why", "Refund"), (read.Fields!["why"].Values.Single(), read.Form!.Value[0].Label, read.TypeName));
    }

    [Fact]
    public async Task A_type_is_given_and_taken_and_the_timeline_tells_it()
    {
        var brand = await NewBrand();
        var type = await NewType(brand);
        var ticket = await Asked(brand, Wish());

        Assert.Equal("no_such_type", TheOutcome.Refused(await Change(ticket, new() { By = Some.Lee, Type = "nothing" })).Code);
        TheOutcome.Done(await Change(ticket, new() { By = Some.Lee, Type = type.Id }));
        TheOutcome.Done(await Change(ticket, new() { By = Some.Lee, Fields = Values(("why", "broken")) }));
        var taken = TheOutcome.Done(await Change(ticket, new() { By = Some.Lee, NoType = true }));
        var timeline = TheOutcome.Done(await Ticket(ticket).Timeline(Lee, new() { After = 2, Limit = 10 }, TestContext.Current.CancellationToken));

        Assert.Null(taken.Type);
        Assert.Equal(
            [new("type", null, type.Id), new("fields", null, "why"), new FieldChange("type", type.Id, null)], timeline.Items.Select(item => item.Change));
        Assert.All(timeline.Items, item => Assert.Null(item.Text));
    }

    private static InquiryWish Wish() => new()
    {
        Subject = "Where is it?",
        Body = "I ordered a pot.",
        Name = "Haneul",
        Email = "haneul@mail.example",
        WishId = LocalKey.New(),
    };

    private static ImmutableDictionary<string, ImmutableArray<string>> Values(params (string Key, string Value)[] said) =>
        said.ToImmutableDictionary(one => one.Key, one => ImmutableArray.Create(one.Value));

    private async Task<InquiryType> NewType(BrandId brand) => TheOutcome.Done(await Types(brand).Make(Lee, new()
    {
        Name = "Refund",
        On = true,
        Importance = Importance.High,
        Tags = ["money"],
        Fields =
        [
            new()
            {
                Key = "why",
                Label = "Why",
                Kind = InquiryFieldKind.Select,
                Required = true,
                Options = [new("broken", "Broken"), new("other", "Other")],
            },
            new() { Key = "since", Label = "Since", Kind = InquiryFieldKind.Date },
        ],
    }));

    private async Task<long> Asked(BrandId brand, InquiryWish wish)
    {
        var answer = await Door(brand).Ask(wish, TestContext.Current.CancellationToken);
        Assert.Empty(answer.Faults);
        return answer.Ticket!.Value;
    }

    private async Task<TicketView> Read(long ticket) => TheOutcome.Done(await Ticket(ticket).Read(Lee, TestContext.Current.CancellationToken));

    private Task<Outcome<TicketView>> Change(long ticket, TicketChange change) =>
        Ticket(ticket).Change(Lee, change, TestContext.Current.CancellationToken);

    private ITicketGrain Ticket(long ticket) => silo.Client.GetGrain<ITicketGrain>(new TicketId(_account, ticket).ToString());

    private IInquiryTypesGrain Types(BrandId brand) => silo.Client.GetGrain<IInquiryTypesGrain>(brand.ToString());

    private IInquiryDoorGrain Door(BrandId brand) => silo.Client.GetGrain<IInquiryDoorGrain>(brand.ToString());

    private async Task<BrandId> NewBrand()
    {
        await silo.Client.GetGrain<IAccountGrain>(_account.Value).SetUp("Acme");
        return new(_account, (await silo.NewBrand(_account)).Id);
    }
}
