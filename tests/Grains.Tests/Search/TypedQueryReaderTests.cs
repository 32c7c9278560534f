using System.Globalization;
using Oqupie.Grains.Search;

namespace Oqupie.Grains.Tests.Search;

public sealed class TypedQueryReaderTests
{
    [Theory]
    [InlineData("refund card", "refund, card")]
    [InlineData("  환불　문의 ", "환불, 문의")]
    [InlineData("\"double payment\" card", "\"double payment\", card")]
    [InlineData("“double payment”", "\"double payment\"")]
    [InlineData("\"not closed", "\"not closed\"")]
    [InlineData("-card -\"my card\" －환불", "-card, -\"my card\", -환불")]
    [InlineData("--card", "-card")]
    [InlineData("e-mail 5\"", "e-mail, 5\"")]
    [InlineData("- -- \"\" \"-\" ... ? *", "")]
    [InlineData("status:new", "Status=new")]
    [InlineData("STATUS:New -tag:VIP", "Status=New, -Tag=VIP")]
    [InlineData("status：보류", "Status=보류")]
    [InlineData("from:\"Kim Haneul\" hello", "hello, From=Kim Haneul")]
    [InlineData("from:\"Kim", "From=Kim")]
    [InlineData("from: refund", "refund")]
    [InlineData("from:\"\" to:", "")]
    [InlineData("color:red http://example.com 12:30", "color:red, http://example.com, 12:30")]
    [InlineData("number:#1001 before:2026-01-05", "Number=#1001, Before=2026-01-05")]
    [InlineData("title:환불 AND (x OR y)*~^", "title:환불, AND, (x, OR, y)*~^")]
    public void Words_phrases_and_terms_are_taken_apart(string typed, string expected)
    {
        var query = TypedQueryReader.Read(typed);

        var texts = query.Texts.Select(text => $"{(text.Not ? "-" : "")}{(text.Together ? $"\"{text.Text}\"" : text.Text)}");
        var terms = query.Terms.Select(term => $"{(term.Not ? "-" : "")}{term.Kind}={term.Value}");
        Assert.Equal(expected, string.Join(", ", texts.Concat(terms)));
    }

    [Fact]
    public void No_text_has_more_than_so_many_parts()
    {
        var query = TypedQueryReader.Read(string.Concat(Enumerable.Range(0, 5_000).Select(n => $"w{n} tag:t{n} ")));

        Assert.Equal(32, query.Texts.Length + query.Terms.Length);
    }

    [Fact]
    public void The_first_thousand_characters_are_read_and_halves_of_characters_are_none()
    {
        Assert.Equal(1000, Assert.Single(TypedQueryReader.Read(new string('a', 10_000)).Texts).Text.Length);
        Assert.Equal(["a", "b"], TypedQueryReader.Read("a\uD800b").Texts.Select(text => text.Text));
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-05T00:00:00+09:00")]
    [InlineData("2026.1.5.", "2026-01-05T00:00:00+09:00")]
    [InlineData("2026-01", "2026-01-01T00:00:00+09:00")]
    [InlineData("2026", "2026-01-01T00:00:00+09:00")]
    [InlineData("2026-01-05T10:00:00Z", "2026-01-05T10:00:00+00:00")]
    [InlineData("0001-01-01", null)]
    [InlineData("9999", null)]
    [InlineData("2026-13-05", null)]
    [InlineData("yesterday", null)]
    public void Days_begin_where_the_asker_is(string value, string? expected) =>
        Assert.Equal(expected, TermWords.Time(value, TimeSpan.FromHours(9))?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("AA")]
    [InlineData("")]
    [InlineData("%%%")]
    public void A_strange_cursor_is_none(string text) =>
        Assert.Null(TicketHitCursor.Read(text, Contracts.Search.TicketHitSort.Best));

    [Fact]
    public void A_cursor_is_of_its_sort()
    {
        var text = TicketHitCursor.Of(Contracts.Search.TicketHitSort.Best, new(12.5, 1001));

        Assert.Equal(new TicketHitPlace(12.5, 1001), TicketHitCursor.Read(text, Contracts.Search.TicketHitSort.Best));
        Assert.Null(TicketHitCursor.Read(text, Contracts.Search.TicketHitSort.Newest));
    }
}
