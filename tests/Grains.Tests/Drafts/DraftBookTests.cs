using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts;

namespace Oqupie.Grains.Tests.Drafts;

public sealed class DraftBookTests
{
    private static readonly DraftRow Compact = SomeDrafts.Row(4) with { Kind = DraftRowKind.Compact, UpTo = 2, Counter = 1 };

    [Fact]
    public void Who_comes_anew_is_given_all() =>
        Assert.Equal((true, "1 2 3"), Said(new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3)]).Since(0, [])));

    [Fact]
    public void Who_has_some_is_given_the_rest() =>
        Assert.Equal((false, "3"), Said(new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3)]).Since(2, [])));

    [Fact]
    public void Who_has_more_than_there_is_is_given_all() => Assert.Equal((true, "1"), Said(new DraftBook([SomeDrafts.Row(1)]).Since(5, [])));

    [Fact]
    public void A_compact_frame_stands_for_those_it_replaced_and_for_no_later_one() =>
        Assert.Equal((true, "3 4"), Said(new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3), Compact]).Since(0, [])));

    [Fact]
    public void Who_has_what_was_replaced_only_counts_the_compact_frame() =>
        Assert.Equal((false, "3 4-"), Said(new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3), Compact]).Since(2, [])));

    [Fact]
    public void Who_lacks_some_of_what_was_replaced_is_given_all() =>
        Assert.True(new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3), Compact]).Since(1, []).Whole);

    [Fact]
    public void What_may_be_taken_out_is_not_taken_out_before_the_ticket_has_it()
    {
        var sending = SomeDrafts.Row(2) with { Kind = DraftRowKind.Sending, UpTo = 1, Wish = "w" };
        var sent = sending with { Number = 3, Kind = DraftRowKind.Sent, Counter = 1 };

        Assert.Equal((true, "1"), Said(new DraftBook([SomeDrafts.Row(1), sending]).Since(0, [])));
        Assert.Equal((false, "2- 3"), Said(new DraftBook([SomeDrafts.Row(1), sending, sent]).Since(1, [])));
        Assert.Equal(1, new DraftBook([SomeDrafts.Row(1), sending, sent]).Sent);
    }

    [Fact]
    public void How_often_it_was_sent_outlives_the_rows_that_say_so() => Assert.Equal(1, new DraftBook([SomeDrafts.Row(3), Compact]).Sent);

    [Fact]
    public void What_is_compact_weighs_what_it_holds()
    {
        var book = new DraftBook([SomeDrafts.Row(1), SomeDrafts.Row(2), SomeDrafts.Row(3)]);
        Assert.Equal((3, 12), (book.Loose, book.Size));

        book.Take(Compact);

        Assert.Equal((1, 8), (book.Loose, book.Size));
    }

    private static (bool Whole, string Frames) Said(DraftPart part) => (
        part.Whole,
        string.Join(' ', part.Frames.OrderBy(frame => frame.Number).Select(frame => $"{frame.Number}{(frame.Data.Length is 0 ? "-" : "")}")));
}
