using System.Collections.Immutable;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Inquiries;

namespace Oqupie.Grains.Tests.Inquiries;

public sealed class InquiryTypeRulesTests
{
    private static readonly InquiryField Colour = new()
    {
        Key = "colour",
        Label = "Colour",
        Kind = InquiryFieldKind.Select,
        Options = [new("red", "Red"), new("blue", "Blue")],
    };

    private static readonly InquiryField Note = new() { Key = "note", Label = "Note", Kind = InquiryFieldKind.Text };

    [Fact]
    public void A_new_type_stands_at_the_end_and_is_off()
    {
        var book = Book("Refund", "Delivery");

        var made = TheOutcome.Done(InquiryTypeRules.Make(book, "new", new() { Name = " Other " }));

        Assert.Equal(("Other", 2, false, 1), (made.Name, made.Position, made.On, made.Version));
    }

    [Theory]
    [InlineData(0, "Other,Refund,Delivery")]
    [InlineData(1, "Refund,Other,Delivery")]
    [InlineData(99, "Refund,Delivery,Other")]
    [InlineData(-5, "Other,Refund,Delivery")]
    public void A_type_moves_to_its_place_and_no_hole_stays(int position, string order)
    {
        var book = Book("Refund", "Delivery", "Other");

        var after = book.With(TheOutcome.Done(InquiryTypeRules.Change(book, book.Types[2], new() { Position = position })));

        Assert.Equal(order, string.Join(',', after.Types.Select(type => type.Name)));
        Assert.Equal([0, 1, 2], after.Types.Select(type => type.Position));
    }

    [Fact]
    public void The_same_values_again_change_nothing()
    {
        var book = Book("Refund");
        var change = new InquiryTypeChange
        {
            Description = "d",
            Fields = [Colour, Note],
            Tags = ["a"],
            Assignee = new("m1", null),
            Importance = Importance.High,
            On = true,
        };
        var once = TheOutcome.Done(InquiryTypeRules.Change(book, book.Types[0], change));

        Assert.Equal(2, once.Version);
        Assert.Same(once, TheOutcome.Done(InquiryTypeRules.Change(book.With(once), once, change)));
    }

    [Fact]
    public void Nothing_is_changed_that_was_changed_meanwhile()
    {
        var book = Book("Refund");

        Assert.Equal("moved-on", InquiryTypeRules.Change(book, book.Types[0], new() { Name = "x", ExpectedVersion = 7 }).Refusal?.Code);
    }

    [Fact]
    public void No_importance_goes_before_one()
    {
        var book = Book("Refund");

        var after = TheOutcome.Done(InquiryTypeRules.Change(book, book.Types[0], new() { Importance = Importance.High, NoImportance = true }));

        Assert.Null(after.Importance);
    }

    [Fact]
    public void A_brand_has_fifty_types()
    {
        var book = Book([.. Enumerable.Range(0, InquiryTypeRules.Most).Select(i => $"Type {i}")]);

        Assert.Equal("too_many_entries", InquiryTypeRules.Make(book, "new", new() { Name = "One more" }).Refusal?.Code);
    }

    [Theory]
    [InlineData("", "text_length")]
    [InlineData("  ", "text_length")]
    [InlineData("two\nlines", "one_line")]
    [InlineData("refund", "name_taken")]
    public void A_name_is_one_line_and_no_others(string name, string code)
    {
        var book = Book("Refund");

        Assert.Equal((code, "name"), Wrong(InquiryTypeRules.Make(book, "new", new() { Name = name })));
    }

    [Fact]
    public void Texts_are_counted_as_people_count()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 80));

        Assert.Equal(families, TheOutcome.Done(InquiryTypeRules.Make(new(), "new", new() { Name = families })).Name);
        Assert.Equal(("text_length", "name"), Wrong(InquiryTypeRules.Make(new(), "new", new() { Name = $"{families}!" })));
        Assert.Equal(("text_length", "name"), Wrong(InquiryTypeRules.Make(new(), "new", new() { Name = $"a{new string('\u0301', 5_000)}" })));
    }

    [Fact]
    public void What_is_gone_is_still_called_what_it_was()
    {
        var book = Book("Refund", "Delivery");

        var after = book.Without(book.Types[0]);

        Assert.Equal("Refund", after.NameOf("t0"));
        Assert.Equal([("Delivery", 0)], after.Types.Select(type => (type.Name, type.Position)));
    }

    [Fact]
    public void Each_thing_that_is_wrong_with_a_field_is_named_by_its_place()
    {
        (InquiryField Field, string Code, string Path)[] wrong =
        [
            (Note with { Key = "" }, "bad_key", "fields[1].key"),
            (Note with { Key = "a b" }, "bad_key", "fields[1].key"),
            (Note with { Key = new('a', 41) }, "bad_key", "fields[1].key"),
            (Note with { Key = "colour" }, "key_taken", "fields[1].key"),
            (Note with { Label = " " }, "text_length", "fields[1].label"),
            (Note with { Label = new('a', 121) }, "text_length", "fields[1].label"),
            (Note with { Help = new('a', 1_001) }, "text_too_long", "fields[1].help"),
            (Note with { Kind = (InquiryFieldKind)99 }, "unknown_choice", "fields[1].kind"),
            (Note with { MaxLength = 0 }, "number_range", "fields[1].maxLength"),
            (Note with { MaxLength = 501 }, "number_range", "fields[1].maxLength"),
            (Colour with { Key = "c", Options = [] }, "no_options", "fields[1].options"),
            (Colour with { Key = "c", Options = [new("a", "A"), new("a", "B")] }, "option_taken", "fields[1].options[1].value"),
            (Colour with { Key = "c", Options = [new("a", "")] }, "text_length", "fields[1].options[0].label"),
            (Colour with { Key = "c", Options = [.. Enumerable.Range(0, 101).Select(Option)] }, "too_many_entries", "fields[1].options"),
            (Note with { ShowIf = new("nobody", ["red"]) }, "bad_condition", "fields[1].showIf"),
            (Note with { ShowIf = new("note", ["red"]) }, "bad_condition", "fields[1].showIf"),
            (Note with { ShowIf = new("colour", ["green"]) }, "bad_condition", "fields[1].showIf"),
            (Note with { ShowIf = new("colour", []) }, "bad_condition", "fields[1].showIf"),
            (null!, "missing", "fields[1]"),
        ];

        Assert.All(wrong, one => Assert.Equal((one.Code, one.Path), Wrong(InquiryFieldRules.Of([Colour, one.Field]))));
    }

    [Fact]
    public void A_field_asks_only_for_what_stands_before_it()
    {
        var asking = Note with { ShowIf = new("colour", ["red"]) };

        Assert.Equal(("bad_condition", "fields[0].showIf"), Wrong(InquiryFieldRules.Of([asking, Colour])));
        Assert.Equal("colour", TheOutcome.Done(InquiryFieldRules.Of([Colour, asking]))[1].ShowIf?.Field);
    }

    [Fact]
    public void A_field_keeps_nothing_that_its_kind_has_no_use_for()
    {
        var kept = TheOutcome.Done(InquiryFieldRules.Of([Note with { Kind = InquiryFieldKind.Date, MaxLength = 3, Options = [new("a", "A")] }]))[0];

        Assert.Null(kept.MaxLength);
        Assert.Empty(kept.Options);
    }

    [Fact]
    public void A_form_has_forty_fields() => Assert.Equal(
        ("too_many_entries", "fields"), Wrong(InquiryFieldRules.Of([.. Enumerable.Range(0, 41).Select(i => Note with { Key = $"k{i}" })])));

    private static FieldOption Option(int at) => new($"o{at}", "Option");

    private static InquiryBook Book(params string[] names) => new()
    {
        Types = [.. names.Select((name, at) => new InquiryType { Id = $"t{at}", Name = name, Position = at, Version = 1 })],
    };

    private static (string? Code, string? Field) Wrong<T>(Contracts.Outcome<T> outcome) => (outcome.Refusal?.Code, outcome.Refusal?.Field);
}
