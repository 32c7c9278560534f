using System.Collections.Frozen;
using System.Collections.Immutable;
using Oqupie.Contracts.Inquiries;
using Oqupie.Grains.Inquiries;

namespace Oqupie.Grains.Tests.Inquiries;

public sealed class FormRulesTests
{
    private static readonly InquiryField Reason = new()
    {
        Key = "reason",
        Label = "Reason",
        Kind = InquiryFieldKind.Select,
        Required = true,
        Options = [new("broken", "Broken"), new("other", "Other")],
    };

    private static readonly InquiryField Which = Field("which", InquiryFieldKind.MultiSelect) with
    {
        Required = true,
        Options = [new("lid", "Lid"), new("pot", "Pot")],
        ShowIf = new("reason", ["broken"]),
    };

    private static readonly InquiryField Since = Field("since", InquiryFieldKind.Date) with { Required = true, ShowIf = new("which", ["lid"]) };

    [Theory]
    [InlineData(InquiryFieldKind.Text, " one\r\nline ", "one  line")]
    [InlineData(InquiryFieldKind.Text, "a\0b\u0007c", "abc")]
    [InlineData(InquiryFieldKind.Paragraph, "two\r\nlines\n", "two\nlines")]
    [InlineData(InquiryFieldKind.Number, "-12.50", "-12.50")]
    [InlineData(InquiryFieldKind.Email, "ada@xn--mnchen-3ya.example", "ada@münchen.example")]
    [InlineData(InquiryFieldKind.Phone, "+82 10-1234-5678", "+82 10-1234-5678")]
    [InlineData(InquiryFieldKind.Date, "2024-02-29", "2024-02-29")]
    [InlineData(InquiryFieldKind.Checkbox, "true", "true")]
    public void What_is_right_is_kept(InquiryFieldKind kind, string given, string kept) =>
        Assert.Equal((kept, null), (Assert.Single(FormRules.Read(Field("a", kind), [given]).Value), FormRules.Read(Field("a", kind), [given]).Code));

    [Theory]
    [InlineData(InquiryFieldKind.Number, "1,5", "not_a_number")]
    [InlineData(InquiryFieldKind.Number, "1e9", "not_a_number")]
    [InlineData(InquiryFieldKind.Number, "٣", "not_a_number")]
    [InlineData(InquiryFieldKind.Number, "00000000000000000000000000000000000000001", "text_length")]
    [InlineData(InquiryFieldKind.Email, "nobody", "not_an_email")]
    [InlineData(InquiryFieldKind.Email, "a@b.example, c@d.example", "not_an_email")]
    [InlineData(InquiryFieldKind.Phone, "call me", "not_a_phone")]
    [InlineData(InquiryFieldKind.Phone, "+-+-+-", "not_a_phone")]
    [InlineData(InquiryFieldKind.Date, "2023-02-29", "not_a_date")]
    [InlineData(InquiryFieldKind.Date, "29.2.2024", "not_a_date")]
    public void What_is_wrong_is_named(InquiryFieldKind kind, string given, string code) => Assert.Equal(code, FormRules.Read(Field("a", kind), [given]).Code);

    [Theory]
    [InlineData(InquiryFieldKind.Text)]
    [InlineData(InquiryFieldKind.Paragraph)]
    [InlineData(InquiryFieldKind.Number)]
    [InlineData(InquiryFieldKind.Email)]
    [InlineData(InquiryFieldKind.Phone)]
    [InlineData(InquiryFieldKind.Date)]
    [InlineData(InquiryFieldKind.Select)]
    [InlineData(InquiryFieldKind.MultiSelect)]
    [InlineData(InquiryFieldKind.Checkbox)]
    [InlineData(InquiryFieldKind.File)]
    public void What_is_required_and_not_there_is_missing_and_else_it_is_not(InquiryFieldKind kind)
    {
        var required = Field("a", kind) with { Required = true };

        Assert.Equal([new InquiryFault("f.a", "missing", null)], Read([required], ("a", ["  "])).Faults);
        Assert.Equal([new InquiryFault("f.a", "missing", null)], Read([required]).Faults);
        Assert.Empty(Read([required with { Required = false }]).Faults);
    }

    [Fact]
    public void A_box_that_is_not_ticked_is_no_consent() =>
        Assert.Equal("missing", Assert.Single(Read([Field("a", InquiryFieldKind.Checkbox) with { Required = true }], ("a", ["false"])).Faults).Code);

    [Fact]
    public void A_file_field_is_filled_by_a_file()
    {
        var field = Field("a", InquiryFieldKind.File) with { Required = true };

        Assert.Empty(FormRules.Read([field], ImmutableDictionary<string, ImmutableArray<string>>.Empty, FrozenSet.Create("a")).Faults);
    }

    [Fact]
    public void What_is_hidden_is_neither_asked_nor_kept()
    {
        var read = Read([Reason, Which, Since], ("reason", ["other"]), ("which", ["lid"]), ("since", ["nonsense"]));

        Assert.Empty(read.Faults);
        Assert.Equal(["reason"], read.Values.Keys);
        Assert.Equal(["reason"], read.Shown.Select(field => field.Key));
    }

    [Fact]
    public void What_hangs_on_a_shown_field_is_asked()
    {
        var read = Read([Reason, Which, Since], ("reason", ["broken"]), ("which", ["pot", "lid", "pot"]));

        Assert.Equal(["lid", "pot"], read.Values["which"]);
        Assert.Equal([new InquiryFault("f.since", "missing", null)], read.Faults);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var text = Field("text", InquiryFieldKind.Text) with { MaxLength = 3 };

        var read = Read([Reason, text, Field("number", InquiryFieldKind.Number)], ("reason", ["green"]), ("text", ["four"]), ("number", ["x"]));

        Assert.Equal(
            [new("f.reason", "no_such_option", null), new("f.text", "text_length", 3), new InquiryFault("f.number", "not_a_number", null)], read.Faults);
    }

    [Fact]
    public void Keys_of_no_field_are_dropped() => Assert.Empty(Read([Field("a", InquiryFieldKind.Text)], ("b", ["x"])).Values);

    [Fact]
    public void Whatever_is_typed_breaks_nothing_and_what_is_kept_is_right_again()
    {
        var random = new Random(20261130);
        var kinds = Enum.GetValues<InquiryFieldKind>();
        string[] pieces =
        [
            "a", "1", ".", "-", "+", " ", "\n", "\0", "\ud83d", "👨‍👩‍👧", "@",
            "x.example", "2024-01-01", "true", "lid", "\u0301", "%", "<b>",
        ];

        for (var i = 0; i < 2_000; i++)
        {
            var field = Field("a", kinds[random.Next(kinds.Length)]) with { Options = [new("lid", "Lid")] };
            var given = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (value, code) = FormRules.Read(field, [given]);

            Assert.True(value.IsEmpty || code is null);
            Assert.DoesNotContain(value, said => said.Contains('\0', StringComparison.Ordinal));
            Assert.Equal(value, FormRules.Read(field, value).Value);
        }
    }

    private static InquiryField Field(string key, InquiryFieldKind kind) => new() { Key = key, Label = key, Kind = kind };

    private static FormReading Read(ImmutableArray<InquiryField> fields, params (string Key, ImmutableArray<string> Value)[] given) => FormRules.Read(
        fields, given.ToImmutableDictionary(one => one.Key, one => one.Value), FrozenSet<string>.Empty);
}
